import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { init, use, type EChartsType } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useFormat } from '../format/use-format.ts'
import { useAppearance } from '../frame/appearance.tsx'
import { useLanguage } from '../words/language.tsx'
import { volumeOption } from './volume-option.ts'
import type { VolumePoint } from './volume-points.ts'

use([BarChart, LineChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer])

interface VolumeChartProps {
  readonly points: readonly VolumePoint[]
  readonly onOpen: (point: VolumePoint) => void
}

/** Volume as bars, the negative part at the foot, over the usual band. */
export function VolumeChart({ points, onOpen }: VolumeChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)
  const open = useRef(onOpen)
  const { t, language } = useLanguage()
  const { moments, numbers } = useFormat()
  const { dark } = useAppearance()
  useEffect(() => {
    open.current = onOpen
  })
  useEffect(() => {
    if (box.current === null) return undefined
    const made = init(box.current, null, { renderer: 'svg' })
    chart.current = made
    const observer = new ResizeObserver(() => made.resize())
    observer.observe(box.current)
    return () => {
      observer.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => {
    const made = chart.current
    if (made === undefined || box.current === null) return
    const style = getComputedStyle(box.current)
    const colour = (name: string) => style.getPropertyValue(name).trim()
    made.setOption(volumeOption({ points, colour, t, moments, numbers, language }), true)
    made.off('click')
    made.on('click', ({ dataIndex }) => {
      const point = points[dataIndex ?? -1]
      if (point !== undefined) open.current(point)
    })
  }, [points, dark, t, language, moments, numbers])
  return <div ref={box} className="chart" aria-hidden />
}
