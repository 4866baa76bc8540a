import type { Polarity } from '@groundswell/contracts'
import type { FoundMention } from '../api/answers.ts'
import { useLanguage } from '../words/language.tsx'
import { judgedOf, targetOf } from './correction-change.ts'
import { useCorrections } from './correction-provider.tsx'
import type { PickedLabel } from './label-picker.tsx'

const signs = [
  { polarity: 'negative', sign: '−', key: '-' },
  { polarity: 'neutral', sign: '·', key: '0' },
  { polarity: 'positive', sign: '+', key: '+' },
] as const satisfies readonly { polarity: Polarity; sign: string; key: string }[]

interface CorrectButtonsProps {
  readonly mention: FoundMention
  readonly subjectId?: string
}

/** − · + of the whole text or towards one subject; what counts is pressed, pressing it again takes a correction back. */
export function PolarityButtons({ mention, subjectId }: CorrectButtonsProps) {
  const { t } = useLanguage()
  const { may, correct } = useCorrections()
  if (!may) return null
  const { polarity: shown, labels } = judgedOf(mention, subjectId)
  const target = targetOf(mention, subjectId)
  return (
    <span className="correct" role="group" aria-label={t('correction.polarity')}>
      {signs.map(({ polarity, sign, key }) => (
        <button
          key={polarity}
          type="button"
          aria-pressed={shown === polarity}
          aria-label={t(`polarity.${polarity}`)}
          title={`${t(`polarity.${polarity}`)} (${key})`}
          data-polarity={polarity}
          onClick={() =>
            correct(mention, { ...target, polarity: labels.polarity?.value === polarity ? null : polarity })
          }
        >
          {sign}
        </button>
      ))}
    </span>
  )
}

export function EventButton({ mention, subjectId }: CorrectButtonsProps) {
  const { t } = useLanguage()
  const { may, correct } = useCorrections()
  if (!may) return null
  const { negativeEvent, labels } = judgedOf(mention, subjectId)
  const said = labels.negativeEvent?.value
  const target = targetOf(mention, subjectId)
  return (
    <span className="correct" role="group" aria-label={t('correction.negativeEvent')}>
      {[true, false].map((value) => (
        <button
          key={String(value)}
          type="button"
          aria-pressed={negativeEvent === value}
          title="e"
          onClick={() => correct(mention, { ...target, negativeEvent: said === value ? null : value })}
        >
          {t(value ? 'correction.yes' : 'correction.no')}
        </button>
      ))}
    </span>
  )
}

interface PickButtonProps {
  readonly mention: FoundMention
  readonly picked: PickedLabel
}

/** Opens the list of values of a label of the whole text. */
export function PickButton({ mention, picked }: PickButtonProps) {
  const { t } = useLanguage()
  const { may, pick, correct } = useCorrections()
  if (!may) return null
  return (
    <span className="correct" role="group" aria-label={t(`correction.${picked}`)}>
      <button type="button" title={picked === 'category' ? 'c' : 'm'} onClick={() => pick(mention, picked)}>
        {t('correction.change')}
      </button>
      {judgedOf(mention).labels[picked] !== undefined && (
        <button type="button" onClick={() => correct(mention, { [picked]: null })}>
          {t('correction.takeBack')}
        </button>
      )}
    </span>
  )
}
