import { lazy, Suspense, useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { Interval } from '../../api/answers.ts'
import type { TrendDrawing, TrendLine } from '../../charts/trend-option.ts'
import type { Moments } from '../../format/moment.ts'
import { useFormat } from '../../format/use-format.ts'
import { wallTimeOf } from '../../format/wall-time.ts'
import { mentionsAddress } from '../../url/trend-state.ts'
import { useLanguage } from '../../words/language.tsx'
import { EventMarks } from './event-marks.tsx'
import { Key, Legend } from './legend.tsx'
import { measuredPoints } from './measured-points.ts'
import { SheetPanel, type Sheet } from './sheet.tsx'
import type { TrendPoint } from './trend-points.ts'
import { useGradings } from './use-gradings.ts'
import type { TrendSlice } from './use-trend-slice.ts'
import { useBucketLabel, useComparisonNames, useSigned, useZoneMoments } from './use-trend-words.ts'

export const TrendChart = lazy(() =>
  import('../../charts/trend-chart.tsx').then((found) => ({ default: found.TrendChart })),
)

interface TimePanelProps {
  readonly slice: TrendSlice
  readonly points: readonly TrendPoint[]
}

/** Volume with its negative part, over the usual band and beside what is compared; gradings stand above. */
export function VolumePanel({ slice, points }: TimePanelProps) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const { moments, axis, open, sheetOf, names, compared } = useTimeAxis(slice, points)
  const drawing = useMemo((): TrendDrawing => {
    const shown = (value: (point: TrendPoint) => number) => points.map((point) => (point.missing ? null : value(point)))
    return {
      ...axis,
      part: points.map(({ part }) => part),
      bars: {
        negative: shown(({ negative }) => negative),
        rest: shown(({ count, negative }) => count - negative),
        usual: points.map(({ usual }) => usual),
      },
      lines: compared ? [comparedLine(points, ({ count }) => count, names.other)] : [],
      axis: (value) => numbers.compact(value),
      whole: true,
      tooltip: (index) => {
        const point = points[index]
        if (point === undefined) return []
        const { count, negative, usual, other, missing } = point
        if (missing) return [axis.titles[index] ?? '', t('trends.missing')]
        return [
          axis.titles[index] ?? '',
          `${t('chart.total')} ${numbers.plain(count)}`,
          `${t('chart.negative')} ${numbers.plain(negative)}${count === 0 ? '' : ` (${numbers.percent(negative / count)})`}`,
          ...(usual === undefined ? [] : [t('overview.usual', { low: usual.low, high: usual.high })]),
          ...(other === undefined || !compared ? [] : [`${names.other}: ${numbers.plain(other.count)}`]),
        ]
      },
    }
  }, [axis, points, compared, names.other, numbers, t])
  const sheet = sheetOf(
    'volume',
    [t('chart.total'), t('chart.negative'), t('chart.usual')],
    ({ count, negative, usual, missing }) =>
      missing ? [null, null, null] : [count, negative, usual === undefined ? null : `${usual.low}–${usual.high}`],
    ({ count }) => count,
  )
  const { marked } = useGradings(slice)
  const marksWord = t(slice.state.conditions.subject === undefined ? 'trends.marksOfAll' : 'trends.marksOfOne')
  const hasUsual = points.some(({ usual }) => usual !== undefined)
  return (
    <SheetPanel
      title={t('trends.volume')}
      sheet={sheet}
      extra={
        <Legend>
          <Key swatch="negative">{t('chart.negative')}</Key>
          <Key swatch="rest">{t('chart.rest')}</Key>
          {points.some(({ part }) => part) && <Key swatch="part">{t('trends.part')}</Key>}
          {hasUsual ? <Key swatch="usual">{t('chart.usual')}</Key> : null}
          {marked.length > 0 && <Key swatch="event">{marksWord}</Key>}
          {compared && (
            <Key swatch="compared">
              {slice.comparedSince === undefined ? names.other : t('trends.partly', { what: names.other ?? '' })}
            </Key>
          )}
        </Legend>
      }
    >
      <EventMarks slice={slice} points={points} moments={moments} />
      <figure role="img" aria-label={axis.summary} data-chart="volume">
        <NoData points={points} />
        <Suspense fallback={<div className="chart" />}>
          <TrendChart drawing={drawing} onOpen={open} />
        </Suspense>
      </figure>
      {!hasUsual && <p className="panel-note">{t('trends.usualNone')}</p>}
    </SheetPanel>
  )
}

/** Where nothing was known yet, beside where nothing was said. */
function NoData({ points }: Pick<TimePanelProps, 'points'>) {
  const { t } = useLanguage()
  const share = points.filter(({ missing }) => missing).length / points.length
  if (share === 0) return null
  return (
    <div className="no-data" style={{ width: `calc((100% - 54px) * ${share})` }}>
      {share > 0.12 && t('trends.missing')}
    </div>
  )
}

type Measure = 'negativeShare' | 'sentimentMean'

/** A measure over time: a bucket without mentions has none, and leaves a gap. */
export function MeasurePanel({ slice, points: asCounted, measure }: TimePanelProps & { readonly measure: Measure }) {
  const { t } = useLanguage()
  const chosen = slice.state.interval !== undefined
  const { points, interval } = useMemo(
    () =>
      chosen ? { points: asCounted, interval: slice.interval } : measuredPoints(asCounted, slice.interval, slice.zone),
    [chosen, asCounted, slice.interval, slice.zone],
  )
  const { numbers } = useFormat()
  const signed = useSigned()
  const { axis, open, sheetOf, names, compared } = useTimeAxis(slice, points, interval)
  const isShare = measure === 'negativeShare'
  const say = isShare ? signed.percent : signed.mean
  const drawing = useMemo(
    (): TrendDrawing => ({
      ...axis,
      lines: [
        {
          name: names.own,
          values: points.map((point) => point[measure]),
          colour: isShare ? '--bar-negative' : '--accent',
          symbol: 'circle',
        },
        ...(compared ? [comparedLine(points, (other) => other[measure], names.other)] : []),
      ],
      axis: (value) => (isShare ? numbers.percent(value) : numbers.plain(value)),
      range: isShare ? { min: 0, max: 1, interval: 0.25 } : { min: -1, max: 1, interval: 0.5 },
      whole: false,
      tooltip: (index) => {
        const point = points[index]
        if (point === undefined) return []
        const value = point[measure]
        return [
          axis.titles[index] ?? '',
          value === null
            ? t('trends.noValue')
            : `${t(`trends.${measure}`)} ${say(value)} · ${numbers.plain(point.count)}`,
          ...(point.other === undefined || !compared ? [] : [`${names.other}: ${say(point.other[measure])}`]),
        ]
      },
    }),
    [axis, points, measure, isShare, say, compared, names, numbers, t],
  )
  const notes = [
    ...(isShare ? [] : [t('trends.sentimentScale')]),
    ...(interval === slice.interval ? [] : [t('trends.gathered', { interval: t(`trends.interval.${interval}`) })]),
  ]
  const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000) / 1000)
  const sheet = sheetOf(
    measure,
    [t(`trends.${measure}`), t('chart.total')],
    (point) => [rounded(point[measure]), point.missing ? null : point.count],
    (other) => rounded(other[measure]),
  )
  return (
    <SheetPanel
      title={t(`trends.${measure}`)}
      sheet={sheet}
      extra={<span className="quiet small">{notes.join(' · ')}</span>}
    >
      <figure role="img" aria-label={`${t(`trends.${measure}`)}: ${axis.summary}`}>
        <Suspense fallback={<div className="chart small-chart" />}>
          <TrendChart drawing={drawing} onOpen={open} small />
        </Suspense>
      </figure>
    </SheetPanel>
  )
}

function comparedLine(
  points: readonly TrendPoint[],
  value: (other: NonNullable<TrendPoint['other']>) => number | null,
  name = '',
): TrendLine {
  const values = points.map(({ other }) => (other === undefined ? null : value(other)))
  return { name, values, colour: '--text-2', dash: 'dashed', whole: true }
}

/** What all charts over the buckets of a slice share: labels, what a press opens, their tables. */
export function useTimeAxis(slice: TrendSlice, points: readonly TrendPoint[], interval: Interval = slice.interval) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const { state, zone } = slice
  const moments = useZoneMoments(zone)
  const names = useComparisonNames(state, moments)
  const labelOf = useBucketLabel(moments, interval)
  const compared = slice.compared !== undefined && names.other !== undefined
  const axis = useMemo(() => {
    const labels = axisLabels(points, interval, moments, zone)
    const titles = points.map(({ start, unfinished, part }) => {
      const label = labelOf(start)
      return unfinished || part ? `${label} (${t(unfinished ? 'trends.soFar' : 'chart.part')})` : label
    })
    const count = points.reduce((sum, point) => sum + point.count, 0)
    const negative = points.reduce((sum, point) => sum + point.negative, 0)
    const [first, last] = [points[0]?.bounds.from ?? '', points.at(-1)?.bounds.to ?? '']
    const summary =
      first === ''
        ? t('trends.missing')
        : t('chart.summary', { from: moments.short(first), to: moments.short(last), total: count, negative })
    return { ...labels, titles, summary }
  }, [points, interval, moments, zone, labelOf, t])
  const open = (index: number) => {
    const point = points[index]
    if (point !== undefined && point.count > 0) void navigate(mentionsAddress(state, point.bounds))
  }
  const sheetOf = (
    name: string,
    columns: readonly string[],
    cells: (point: TrendPoint) => readonly (string | number | null)[],
    other: (other: NonNullable<TrendPoint['other']>) => number | null,
  ): Sheet => ({
    name,
    columns: [t('trends.time'), ...columns, ...(compared ? [names.other ?? ''] : [])],
    rows: points.map((point, index) => ({
      key: point.start,
      exact: point.start,
      cells: [
        axis.titles[index] ?? '',
        ...cells(point),
        ...(compared ? [point.other === undefined ? null : other(point.other)] : []),
      ],
      ...(point.count > 0 ? { to: mentionsAddress(state, point.bounds) } : {}),
    })),
  })
  return { moments, axis, open, sheetOf, names, compared }
}

/** Hours of several days are told by their days alone. */
function axisLabels(
  points: readonly TrendPoint[],
  interval: Interval,
  moments: Moments,
  zone: string,
): Pick<TrendDrawing, 'labels' | 'labelled'> {
  const starts = points.map(({ start }) => start)
  if (interval === 'month') return { labels: starts.map((start) => moments.month(start)) }
  if (interval === 'day' || interval === 'week') return { labels: starts.map((start) => moments.day(start)) }
  if (interval === 'minute') return { labels: starts.map((start) => moments.time(start)) }
  const midnight = starts.map((start) => wallTimeOf(Date.parse(start), zone).hour === 0)
  const labels = starts.map((start, index) => (midnight[index] === true ? moments.day(start) : moments.time(start)))
  return starts.length > 50 ? { labels, labelled: midnight } : { labels }
}
