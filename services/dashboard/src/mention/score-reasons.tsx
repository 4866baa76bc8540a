import type { FoundMention } from '../api/answers.ts'
import { useFormat } from '../format/use-format.ts'
import { useLanguage } from '../words/language.tsx'
import { Fact } from './fact.tsx'
import { reasonWords } from './reason-words.ts'

/** The words that pushed the model's polarity, each with its direction. */
export function ScoreReasons({ mention }: { readonly mention: FoundMention }) {
  const { t, label } = useLanguage()
  const { numbers } = useFormat()
  const words = reasonWords(mention, mention.why ?? [])
  if (words.length === 0) return null
  return (
    <Fact name={t('mention.reasons')}>
      <span className="row wrap" data-reasons>
        {words.map(({ word, toward, weight }) => {
          const negative = toward === 'negative'
          const said = `${label('polarity', toward)} ${numbers.plain(weight)}`
          return (
            <span key={`${toward}-${word}-${weight}`} className="tag" title={said} lang={mention.lang}>
              <span className={negative ? 'tone-bad' : 'tone-good'} role="img" aria-label={said}>
                {negative ? '−' : '+'}
              </span>{' '}
              {word}
            </span>
          )
        })}
      </span>
    </Fact>
  )
}
