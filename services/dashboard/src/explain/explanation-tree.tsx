import type { Mention } from '@groundswell/contracts'
import type { ExplainedPart } from '../api/answers.ts'
import { wordsAt } from '../mention/reason-words.ts'
import { useLanguage } from '../words/language.tsx'
import type { WordKey } from '../words/dictionary.ts'
import { writtenPart } from './written-part.ts'

type Texts = Pick<Mention, 'title' | 'text' | 'author'>

interface ExplanationTreeProps {
  readonly part: ExplainedPart
  /** The query as written. */
  readonly query: string
  /** Starts and ends, joined, of the parts that decided. */
  readonly deciding: ReadonlySet<string>
  readonly mention: Texts
  /** Under a NOT, where what is not there is as it should be. */
  readonly negated?: boolean
}

/** A query part by part: a sign and a word for each, what it hit, or what was there instead. */
export function ExplanationTree({ part, query, deciding, mention, negated = false }: ExplanationTreeProps) {
  const { t, language } = useLanguage()
  const { kind, holds, parts, hits, note } = part
  const words = wordsAt(mention, hits).slice(0, 8)
  const good = holds !== negated
  const leaf = parts.length === 0
  return (
    <div
      className="explained-part"
      data-holds={holds}
      data-good={good}
      data-decides={deciding.has(placeOf(part)) || undefined}
    >
      <div className="row wrap">
        <span className="sign" aria-label={t(good ? 'explain.holds' : 'explain.fails')} role="img">
          {good ? '✓' : '✗'}
        </span>
        {parts.length > 0 && <span className="quiet small">{t(`explain.${kind}` as WordKey)}</span>}
        {(leaf || kind === 'near' || kind === 'at-least') && <code className="mono">{writtenPart(query, part)}</code>}
        {negated && leaf && <span className="quiet small">{t(holds ? 'explain.present' : 'explain.absent')}</span>}
        {words.length > 0 && (
          <span className="small">
            {words.map((word) => (
              <mark key={word}>{word}</mark>
            ))}
          </span>
        )}
        {note !== undefined && !negated && <span className="tone-warn small">{note[language]}</span>}
        {deciding.has(placeOf(part)) && <span className="tag">{t('explain.decides')}</span>}
      </div>
      {parts.length > 0 && (
        <ul>
          {parts.map((child) => (
            <li key={placeOf(child)}>
              <ExplanationTree
                part={child}
                query={query}
                deciding={deciding}
                mention={mention}
                negated={kind === 'not' ? !negated : negated}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export function placeOf({ start, end, part }: { readonly start: number; readonly end: number; readonly part: string }) {
  return `${start}-${end}-${part}`
}
