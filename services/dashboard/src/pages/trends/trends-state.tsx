import { errorsAt } from '../../api/problem.ts'
import { StateLine, type Clause } from '../../parts/state-line.tsx'
import { useFormat } from '../../format/use-format.ts'
import { mentionsAddress } from '../../url/trend-state.ts'
import { useLanguage } from '../../words/language.tsx'
import { changeOf, peakOf } from './trend-points.ts'
import { useGradings } from './use-gradings.ts'
import type { TrendSlice } from './use-trend-slice.ts'
import { useBucketLabel, useComparisonNames, usePeriodText, useZoneMoments } from './use-trend-words.ts'

/** How it developed, in words; every figure opens. */
export function TrendsState({ slice }: { readonly slice: TrendSlice }) {
  const { t } = useLanguage()
  const clauses = useClauses(slice)
  if (slice.first.data === null) return <StateLine place={t('nav.trends')} clauses={[{ text: t('mention.first') }]} />
  return <StateLine place={t('nav.trends')} clauses={clauses} />
}

function useClauses(slice: TrendSlice): readonly Clause[] | undefined {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const { state, bounds, trends, points, compared, known, interval } = slice
  const moments = useZoneMoments(slice.zone)
  const range = usePeriodText(state, bounds, moments)
  const names = useComparisonNames(state, moments)
  const gradings = useGradings(slice)
  const labelOf = useBucketLabel(moments, interval)
  if (trends.isError)
    return [{ text: t(errorsAt(trends.error, 'q').length > 0 ? 'search.badQuery' : 'trends.failed'), tone: 'warn' }]
  if (trends.data === undefined || points === undefined) return undefined
  const { count, negativeShare } = trends.data
  const since: Clause[] =
    state.range !== 'custom' && known !== undefined && Date.parse(bounds.from) <= known
      ? [{ text: t('trends.since', { at: moments.short(known) }) }]
      : []
  if (count === 0) return [{ text: t('trends.none', { range }), tone: 'warn' }, ...since]
  const peak = peakOf(points)
  return [
    { text: t('trends.found', { count, range }), to: mentionsAddress(state, bounds) },
    ...(negativeShare === null
      ? []
      : [
          {
            text: t('trends.negative', { share: numbers.percent(negativeShare) }),
            to: mentionsAddress(state, bounds, { conditions: { polarity: 'negative' } }),
          },
        ]),
    ...comparison(),
    ...(peak === undefined || points.length < 2
      ? []
      : [
          {
            text: t('trends.peakAt', { count: peak.count, at: labelOf(peak.start) }),
            to: mentionsAddress(state, peak.bounds),
          },
        ]),
    ...(gradings.total === 0 ? [] : [{ text: t('trends.graded', { count: gradings.total }), to: gradings.address }]),
    ...since,
  ]

  function comparison(): Clause[] {
    const { other } = names
    if (other === undefined) return []
    // While it is on its way nothing is said of it.
    if (compared === undefined)
      return state.comparison.kind === 'subject' ? [] : [{ text: t('trends.noOther', { other }) }]
    const versus = state.comparison.kind === 'subject' ? { subject: state.comparison.subject } : {}
    const to = mentionsAddress(state, { from: compared.from, to: compared.to }, { conditions: versus })
    if (slice.comparedSince !== undefined)
      return [{ text: t('trends.partOther', { other, at: moments.short(slice.comparedSince) }), to }]
    const change = changeOf(count, compared.count)
    if (change === undefined) return [{ text: t('trends.fromNothing', { other }), to }]
    if (change === 0) return [{ text: t('trends.same', { other }), to }]
    const text =
      change >= 1
        ? t('trends.times', { times: numbers.plain(Math.round((change + 1) * 10) / 10), other })
        : t(change > 0 ? 'trends.more' : 'trends.fewer', { share: numbers.percent(Math.abs(change)), other })
    return [{ text, to }]
  }
}
