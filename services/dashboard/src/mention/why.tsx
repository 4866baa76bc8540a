import { useState } from 'react'
import type { FoundMention } from '../api/answers.ts'
import { useExplained } from '../api/use-api.ts'
import { Answer } from '../parts/answer.tsx'
import { useLanguage } from '../words/language.tsx'

interface WhyProps {
  readonly mention: FoundMention
  readonly question: { readonly subject: string } | { readonly q: string }
}

/** Any match leads to what matched. */
export function Why({ mention, question }: WhyProps) {
  const { t } = useLanguage()
  const [shown, setShown] = useState(false)
  return (
    <>
      <button
        type="button"
        className="plain quiet"
        style={{ textDecoration: 'underline', textUnderlineOffset: 3 }}
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        {t('mention.why')}
      </button>
      {shown && <Because mention={mention} question={question} />}
    </>
  )
}

function Because({ mention, question }: WhyProps) {
  const { t } = useLanguage()
  const explained = useExplained(mention.id, question)
  return (
    <div style={{ flexBasis: '100%' }}>
      <Answer query={explained} rows={2}>
        {({ matched, because }) => (
          <>
            {!matched && <div className="tone-warn">{t('mention.whyNot')}</div>}
            <ul>
              {because.map((part) => (
                <li key={`${part.start}-${part.end}-${part.part}`} className="row wrap">
                  <code className="mono">{part.part}</code>
                  <span className="quiet small">{wordsAt(mention, part.hits).join(' · ')}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
    </div>
  )
}

/** The words at the hits, each once. */
function wordsAt(mention: FoundMention, hits: readonly { field: string; start: number; end: number }[]): string[] {
  const texts: Readonly<Record<string, string>> = {
    title: mention.title,
    text: mention.text,
    author: mention.author?.name ?? '',
  }
  const words = hits
    .map(({ field, start, end }) => (texts[field] ?? '').slice(start, end))
    .filter((word) => word !== '')
  return [...new Set(words)].slice(0, 8)
}
