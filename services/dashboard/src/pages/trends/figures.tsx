import { Link } from 'react-router'
import type { Trends } from '../../api/trend-answers.ts'
import { useFormat } from '../../format/use-format.ts'
import { mentionsAddress } from '../../url/trend-state.ts'
import { useLanguage } from '../../words/language.tsx'
import { aboveUsual, peakOf, type TrendPoint } from './trend-points.ts'
import type { TrendSlice } from './use-trend-slice.ts'
import { useBucketLabel, useComparisonNames, useSigned, useZoneMoments } from './use-trend-words.ts'

interface FiguresProps {
  readonly slice: TrendSlice
  readonly trends: Trends
  readonly points: readonly TrendPoint[]
}

/** The figures of the period, each beside what it is compared with. */
export function Figures({ slice, trends, points }: FiguresProps) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const signed = useSigned()
  const moments = useZoneMoments(slice.zone)
  const { state, bounds, compared, comparedSince, interval } = slice
  const { other = '' } = useComparisonNames(state, moments)
  const labelOf = useBucketLabel(moments, interval)
  const peak = peakOf(points)
  const withUsual = points.filter(({ usual }) => usual !== undefined).length
  const against = (value: string) => {
    const said = t('trends.against', { other, value })
    return comparedSince === undefined ? said : t('trends.partly', { what: said })
  }
  return (
    <div className="figures trend-figures">
      <Figure
        label={t('trends.mentions')}
        value={numbers.plain(trends.count)}
        note={compared === undefined ? undefined : against(numbers.plain(compared.count))}
        to={mentionsAddress(state, bounds)}
      />
      <Figure
        label={t('trends.negativeShare')}
        value={signed.percent(trends.negativeShare)}
        note={
          compared?.negativeShare == null || trends.negativeShare === null
            ? undefined
            : comparedSince !== undefined
              ? against(signed.percent(compared.negativeShare))
              : `${against(signed.percent(compared.negativeShare))} · ${signed.points(trends.negativeShare, compared.negativeShare)}`
        }
        to={mentionsAddress(state, bounds, { conditions: { polarity: 'negative' } })}
      />
      <Figure
        label={t('trends.sentimentMean')}
        value={signed.mean(trends.sentimentMean)}
        note={compared?.sentimentMean == null ? undefined : against(signed.mean(compared.sentimentMean))}
        to={mentionsAddress(state, bounds)}
      />
      {peak !== undefined && (
        <Figure
          label={t('trends.peak')}
          value={numbers.plain(peak.count)}
          note={labelOf(peak.start)}
          to={mentionsAddress(state, peak.bounds)}
        />
      )}
      {withUsual > 0 && (
        <Figure
          label={t('trends.aboveUsual')}
          value={numbers.plain(aboveUsual(points))}
          note={t('trends.ofBuckets', { total: withUsual })}
        />
      )}
    </div>
  )
}

interface FigureProps {
  readonly label: string
  readonly value: string
  readonly note: string | undefined
  readonly to?: string
}

function Figure({ label, value, note, to }: FigureProps) {
  const inside = (
    <>
      <span className="label">{label}</span>
      <span className="value">{value}</span>
      <span className="quiet small">{note ?? '\u00A0'}</span>
    </>
  )
  return to === undefined ? (
    <span className="figure">{inside}</span>
  ) : (
    <Link className="figure on-text" to={to}>
      {inside}
    </Link>
  )
}
