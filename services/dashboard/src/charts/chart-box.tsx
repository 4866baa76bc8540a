import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useAppearance } from '../frame/appearance.tsx'

use([BarChart, LineChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer])

/** Value of a CSS custom property. */
export type Colour = (name: string) => string

interface ChartBoxProps {
  /** Made anew whenever it is another function; kept by its owner as long as it would draw the same. */
  readonly option: (colour: Colour) => EChartsCoreOption
  /** Told the place on the category axis that was pressed, anywhere in its column. */
  readonly onOpen: (index: number) => void
  readonly small?: boolean
}

/** A chart in a box of its own; what it says is said again in words and in a table beside it. */
export function ChartBox({ option, onOpen, small = false }: ChartBoxProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)
  const open = useRef(onOpen)
  const { dark } = useAppearance()
  useEffect(() => {
    open.current = onOpen
  })
  useEffect(() => {
    if (box.current === null) return undefined
    const made = init(box.current, null, { renderer: 'svg' })
    chart.current = made
    made.getZr().on('click', ({ offsetX, offsetY }) => {
      const point = [offsetX, offsetY]
      if (!made.containPixel({ gridIndex: 0 }, point)) return
      const [index] = made.convertFromPixel({ gridIndex: 0 }, point)
      if (index !== undefined) open.current(index)
    })
    const observer = new ResizeObserver(() => made.resize())
    observer.observe(box.current)
    return () => {
      observer.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => {
    if (chart.current === undefined || box.current === null) return
    const style = getComputedStyle(box.current)
    chart.current.setOption(
      option((name) => style.getPropertyValue(name).trim()),
      true,
    )
  }, [option, dark])
  return <div ref={box} className={small ? 'chart small-chart' : 'chart'} aria-hidden />
}
