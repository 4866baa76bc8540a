import type { EChartsCoreOption } from 'echarts/core'
import type { Moments } from '../format/moment.ts'
import type { Numbers } from '../format/numbers.ts'
import type { Translate } from '../words/translate.ts'
import type { VolumePoint } from './volume-points.ts'

interface OptionParts {
  readonly points: readonly VolumePoint[]
  /** Value of a CSS custom property. */
  readonly colour: (name: string) => string
  readonly t: Translate
  readonly moments: Moments
  readonly numbers: Numbers
  readonly language: string
}

export function volumeOption({ points, colour, t, moments, numbers }: OptionParts): EChartsCoreOption {
  const text = { color: colour('--text-3'), fontSize: 11, fontFamily: colour('--font') }
  const several = points.length > 26
  return {
    animation: false,
    aria: { enabled: false },
    grid: { left: 40, right: 8, top: 14, bottom: 26 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: colour('--band') } },
      backgroundColor: colour('--surface'),
      borderColor: colour('--line-strong'),
      textStyle: { color: colour('--text'), fontSize: 12 },
      formatter: (entries: unknown) => {
        const point = points[(entries as readonly { dataIndex: number }[])[0]?.dataIndex ?? -1]
        return point === undefined ? '' : tooltip(point, { t, moments, numbers })
      },
    },
    xAxis: {
      type: 'category',
      data: points.map((point) => (several ? moments.short(point.start) : moments.time(point.start))),
      axisLine: { lineStyle: { color: colour('--line-strong') } },
      axisTick: { show: false },
      axisLabel: { ...text, interval: several ? 23 : 3, formatter: (label: string) => shortened(label, several) },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { ...text, formatter: (value: number) => numbers.compact(value) },
      splitLine: { lineStyle: { color: colour('--line') } },
    },
    series: [
      band(
        'low',
        points.map((point) => point.usual?.low),
        'transparent',
        colour('--band-edge'),
      ),
      band(
        'high',
        points.map((point) => (point.usual === undefined ? undefined : point.usual.high - point.usual.low)),
        colour('--band'),
        colour('--band-edge'),
      ),
      bars(
        t('chart.negative'),
        points.map((point) => point.negative),
        colour('--bar-negative'),
      ),
      bars(
        t('chart.rest'),
        points.map((point) => point.count - point.negative),
        colour('--bar'),
      ),
    ],
  }
}

function band(name: string, data: readonly (number | undefined)[], colour: string, edge: string) {
  return {
    name,
    type: 'line',
    stack: 'usual',
    step: 'middle',
    symbol: 'none',
    silent: true,
    lineStyle: { color: edge, width: 1, opacity: 0.7 },
    areaStyle: { color: colour, opacity: 1 },
    data: data.map((value) => value ?? '-'),
    z: 3,
  }
}

function bars(name: string, data: readonly number[], colour: string) {
  return {
    name,
    type: 'bar',
    stack: 'volume',
    barCategoryGap: '18%',
    itemStyle: { color: colour },
    data,
    cursor: 'pointer',
    z: 2,
  }
}

function shortened(label: string, several: boolean): string {
  return several ? label.split(' ').slice(0, -1).join(' ') || label : label
}

/** Only our own words and figures go in, so there is nothing to escape. */
function tooltip(point: VolumePoint, { t, moments, numbers }: Pick<OptionParts, 't' | 'moments' | 'numbers'>): string {
  const share = point.count === 0 ? '' : ` (${numbers.percent(point.negative / point.count)})`
  const usual =
    point.usual === undefined
      ? t('overview.usualNone')
      : t('overview.usual', { low: point.usual.low, high: point.usual.high })
  return [
    `<b>${moments.short(point.start)}</b>`,
    `${t('chart.total')} ${numbers.plain(point.count)}`,
    `${t('chart.negative')} ${numbers.plain(point.negative)}${share}`,
    usual,
  ].join('<br>')
}
