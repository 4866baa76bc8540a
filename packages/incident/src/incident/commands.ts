import type { Category, GradedAlert, IncidentState, Level } from '@groundswell/contracts'

/** What can be asked of an incident. `by` is an account name, or "system". */
export type IncidentCommand =
  | {
      readonly kind: 'open'
      readonly by: string
      readonly why?: string
      readonly eventId: string | null
      readonly title: string
      readonly level: Level
      readonly subject: { readonly id: string; readonly name: string }
      readonly category: Category
      readonly drill: boolean
    }
  /** A change of the event it belongs to: opens, moves the level, reopens or ends the incident. */
  | { readonly kind: 'grade'; readonly alert: GradedAlert }
  | { readonly kind: 'acknowledge'; readonly by: string }
  | { readonly kind: 'change-level'; readonly by: string; readonly level: Level; readonly reason: string }
  | { readonly kind: 'change-state'; readonly by: string; readonly state: IncidentState; readonly reason: string }
  | { readonly kind: 'meet-clock'; readonly by: string; readonly clockId: string; readonly reason?: string }
  | { readonly kind: 'note'; readonly by: string; readonly text: string }
  /** Time passed: warns and breaches what is due. */
  | { readonly kind: 'tick' }

export function isEnded(state: IncidentState): boolean {
  return state === 'closed' || state === 'false-alarm'
}
