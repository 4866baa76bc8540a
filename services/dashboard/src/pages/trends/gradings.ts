import type { GradedAlert } from '@groundswell/contracts'
import type { Drill } from '../../api/answers.ts'
import { placeOf, type TrendPoint } from './trend-points.ts'

/** Which lines of the ledger are marked above the volume: the same for the count, the marks and what they open. */
export interface Gradings {
  readonly change: string
  readonly from: string
  readonly to: string
  readonly drill: Drill
  readonly subject?: string
}

export function gradingsOf(slice: {
  readonly from: string
  readonly to: string
  readonly drill: Drill
  readonly subject: string | undefined
}): Gradings & Readonly<Record<string, string>> {
  const { from, to, drill, subject } = slice
  return { change: 'opened,raised,approaching', from, to, drill, ...(subject === undefined ? {} : { subject }) }
}

/** The ledger with exactly those lines, and one of them unfolded. */
export function ledgerAddress(gradings: Gradings, open?: string): string {
  const { drill, ...rest } = gradings
  const parameters = new URLSearchParams(rest)
  // The ledger shows drills unless told otherwise.
  if (drill !== 'include') parameters.set('drill', drill)
  if (open !== undefined) parameters.set('open', open)
  return `/ledger?${parameters.toString()}`
}

export interface Mark {
  readonly place: number
  /** Most severe first, early warnings after every grading. */
  readonly alerts: readonly [GradedAlert, ...GradedAlert[]]
}

/** The gradings of every bucket that has one, in the order of time. */
export function marksOf(alerts: readonly GradedAlert[], points: readonly TrendPoint[]): readonly Mark[] {
  const byPlace = new Map<number, GradedAlert[]>()
  for (const alert of alerts) {
    const place = placeOf(alert.at, points)
    if (place !== undefined) byPlace.set(place, [...(byPlace.get(place) ?? []), alert])
  }
  return [...byPlace]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([place, held]) => {
      const [worst, ...others] = held.toSorted((a, b) => rank(a) - rank(b))
      return worst === undefined ? [] : [{ place, alerts: [worst, ...others] as const }]
    })
}

function rank({ level, change }: GradedAlert): number {
  return level + (change === 'approaching' ? 10 : 0)
}
