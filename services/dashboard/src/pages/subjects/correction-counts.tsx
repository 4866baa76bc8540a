import type { SubjectClassifierState } from '@groundswell/contracts'
import { Fragment } from 'react'
import { useFormat } from '../../format/use-format.ts'
import { Fact } from '../../mention/fact.tsx'
import { useLanguage } from '../../words/language.tsx'

/** How many corrections there are of each side. */
export function CorrectionCounts({ state }: { readonly state: SubjectClassifierState }) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const { negativeEvent: event, polarity: tone } = state.corrections
  const rows = [
    {
      label: t('correction.event'),
      sides: [
        `${t('correction.yes')} ${numbers.plain(event.event)}`,
        `${t('correction.no')} ${numbers.plain(event.quiet)}`,
      ],
      confirmed: event.confirmed,
    },
    {
      label: t('mention.polarity'),
      sides: (['negative', 'neutral', 'positive'] as const).map(
        (side) => `${t(`polarity.${side}`)} ${numbers.plain(tone[side])}`,
      ),
      confirmed: tone.confirmed,
    },
  ]
  return (
    <dl className="facts" data-corrections>
      {rows.map(({ label, sides, confirmed }) => (
        <Fact key={label} name={label}>
          {sides.map((side, at) => (
            <Fragment key={side}>
              {at > 0 && ' · '}
              <span className="num">{side}</span>
            </Fragment>
          ))}{' '}
          <span className="quiet num">
            {t('classifier.confirmed')} {numbers.plain(confirmed)}
          </span>
        </Fact>
      ))}
    </dl>
  )
}
