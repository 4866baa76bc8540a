import { useCallback } from 'react'
import { useFormat } from '../format/use-format.ts'
import { useLanguage } from '../words/language.tsx'
import { ChartBox, type Colour } from './chart-box.tsx'
import { volumeOption } from './volume-option.ts'
import type { VolumePoint } from './volume-points.ts'

interface VolumeChartProps {
  readonly points: readonly VolumePoint[]
  readonly onOpen: (point: VolumePoint) => void
}

/** Volume as bars, the negative part at the foot, over the usual band. */
export function VolumeChart({ points, onOpen }: VolumeChartProps) {
  const { t, language } = useLanguage()
  const { moments, numbers } = useFormat()
  const option = useCallback(
    (colour: Colour) => volumeOption({ points, colour, t, moments, numbers, language }),
    [points, t, moments, numbers, language],
  )
  return (
    <ChartBox
      option={option}
      onOpen={(index) => {
        const point = points[index]
        if (point !== undefined) onOpen(point)
      }}
    />
  )
}
