import type { EChartsCoreOption } from 'echarts/core'
import type { UsualBand } from '../format/usual.ts'
import type { Colour } from './chart-box.tsx'

/** One line; null leaves a gap. */
export interface TrendLine {
  readonly name: string
  readonly values: readonly (number | null)[]
  /** A CSS custom property. */
  readonly colour: string
  readonly dash?: 'solid' | 'dashed' | 'dotted'
  readonly symbol?: 'circle' | 'rect' | 'triangle' | 'diamond' | 'emptyCircle'
  /** Its buckets are whole where those of the others are not. */
  readonly whole?: boolean
}

/** Bars in two parts, the negative one at the foot; null is missing, 0 is drawn. */
export interface TrendBars {
  readonly negative: readonly (number | null)[]
  readonly rest: readonly (number | null)[]
  readonly usual: readonly (UsualBand | undefined)[]
}

export interface TrendDrawing {
  readonly labels: readonly string[]
  /** Which labels stand on the axis; by themselves where nothing is said. */
  readonly labelled?: readonly boolean[]
  /** Buckets the period holds only a part of: bars and lines are pale there, so that no fall is read into them. */
  readonly part?: readonly boolean[]
  readonly bars?: TrendBars
  readonly lines: readonly TrendLine[]
  readonly axis: (value: number) => string
  readonly range?: { readonly min: number; readonly max: number; readonly interval: number }
  readonly whole: boolean
  /** Lines of the box that follows the pointer, the first in bold; text, not markup. */
  readonly tooltip: (index: number) => readonly string[]
}

const pale = 0.4

export function trendOption(drawing: TrendDrawing, colour: Colour): EChartsCoreOption {
  const { labels, labelled, bars, lines, range, part = [] } = drawing
  const text = { color: colour('--text-3'), fontSize: 11, fontFamily: colour('--font') }
  return {
    animation: false,
    aria: { enabled: false },
    grid: { left: 44, right: 10, top: 12, bottom: 24 },
    tooltip: {
      trigger: 'axis',
      confine: true,
      axisPointer: { type: 'shadow', shadowStyle: { color: colour('--band') } },
      backgroundColor: colour('--surface'),
      borderColor: colour('--line-strong'),
      textStyle: { color: colour('--text'), fontSize: 12, fontFamily: colour('--font') },
      formatter: (entries: unknown) => {
        const index = (entries as readonly { dataIndex: number }[])[0]?.dataIndex
        return index === undefined ? '' : markup(drawing.tooltip(index))
      },
    },
    xAxis: {
      type: 'category',
      data: [...labels],
      boundaryGap: true,
      axisLine: { lineStyle: { color: colour('--line-strong') }, onZero: false },
      axisTick: { show: false },
      axisLabel: {
        ...text,
        hideOverlap: true,
        ...(labelled === undefined ? {} : { interval: (index: number) => labelled[index] === true }),
      },
    },
    yAxis: {
      type: 'value',
      ...range,
      ...(drawing.whole ? { minInterval: 1 } : {}),
      splitNumber: 3,
      axisLabel: { ...text, formatter: drawing.axis },
      splitLine: { lineStyle: { color: colour('--line') } },
    },
    series: [
      ...(bars === undefined ? [] : barSeries(bars, colour, part)),
      ...lines.flatMap((line) => lineSeries(line, colour, labels.length, line.whole === true ? [] : part)),
    ],
  }
}

function barSeries({ negative, rest, usual }: TrendBars, colour: Colour, part: readonly boolean[]) {
  const bar = (data: readonly (number | null)[], name: string) => ({
    type: 'bar',
    stack: 'volume',
    barCategoryGap: '18%',
    barMinHeight: 1,
    itemStyle: { color: colour(name) },
    data: data.map((value, index) => ({
      value: value ?? '-',
      ...(part[index] === true ? { itemStyle: { opacity: pale } } : {}),
    })),
    cursor: 'pointer',
    z: 2,
  })
  const edge = (data: readonly (number | undefined)[], fill: string) => ({
    type: 'line',
    stack: 'usual',
    step: 'middle',
    symbol: 'none',
    silent: true,
    lineStyle: { color: colour('--band-edge'), width: 1, opacity: 0.7 },
    areaStyle: { color: fill, opacity: 1 },
    data: data.map((value) => value ?? '-'),
    z: 3,
  })
  return [
    edge(
      usual.map((band) => band?.low),
      'transparent',
    ),
    edge(
      usual.map((band) => (band === undefined ? undefined : band.high - band.low)),
      colour('--band'),
    ),
    bar(negative, '--bar-negative'),
    bar(rest, '--bar'),
  ]
}

function lineSeries(line: TrendLine, colour: Colour, count: number, part: readonly boolean[]) {
  const { name, values, colour: property, dash, symbol } = line
  const drawn = (data: readonly (number | null)[], opacity: number) => ({
    type: 'line',
    name,
    data: data.map((value) => value ?? '-'),
    connectNulls: false,
    // A single value between gaps has no line to be seen by.
    showAllSymbol: true,
    showSymbol: symbol !== undefined && count <= 90,
    symbol: symbol ?? 'circle',
    symbolSize: 6,
    lineStyle: { color: colour(property), width: 1.75, type: dash ?? 'solid', opacity },
    itemStyle: { color: colour(property), opacity },
    emphasis: { disabled: true },
    z: 4,
  })
  if (!part.includes(true)) return [drawn(values, 1)]
  // The pale stretch reaches to the whole bucket beside it.
  const beside = (index: number) => part[index] === true || part[index - 1] === true || part[index + 1] === true
  return [
    drawn(
      values.map((value, index) => (part[index] === true ? null : value)),
      1,
    ),
    drawn(
      values.map((value, index) => (beside(index) ? value : null)),
      pale,
    ),
  ]
}

function markup(lines: readonly string[]): string {
  return lines.map((line, index) => (index === 0 ? `<b>${escaped(line)}</b>` : escaped(line))).join('<br>')
}

/** Names of subjects are written by people. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
