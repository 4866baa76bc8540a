import { durationMilliseconds } from '@groundswell/contracts'

export interface Period {
  readonly from: string
  readonly to: string
}

/**
 * The period to compare with: as long, and (`previous`) right before, or the duration earlier. Undefined where `compare` is
 * neither.
 */
export function comparedPeriod(period: Period, compare: string): Period | undefined {
  const from = Date.parse(period.from)
  const to = Date.parse(period.to)
  const back = compare === 'previous' ? to - from : durationMilliseconds(compare)
  if (back === undefined || back <= 0) return undefined
  return { from: new Date(from - back).toISOString(), to: new Date(to - back).toISOString() }
}
