import { useCallback } from 'react'
import { ChartBox, type Colour } from './chart-box.tsx'
import { trendOption, type TrendDrawing } from './trend-option.ts'

interface TrendChartProps {
  readonly drawing: TrendDrawing
  readonly onOpen: (index: number) => void
  readonly small?: boolean
}

/** Bars and lines over time. */
export function TrendChart({ drawing, onOpen, small = false }: TrendChartProps) {
  const option = useCallback((colour: Colour) => trendOption(drawing, colour), [drawing])
  return <ChartBox option={option} onOpen={onOpen} small={small} />
}
