import type { IncidentChange, Level } from '@groundswell/contracts'
import type { Change } from '../grade/decide-change.ts'
import type { EventState } from './subject-state.ts'

/**
 * What a change of an incident means for its event: an acknowledgement is noted, a level set by hand holds until things get
 * worse than known (`computed`: what the rules say now), an end closes the event. Changes heard before change nothing.
 */
export function applyIncidentChange(
  event: EventState,
  change: IncidentChange,
  computed: Level | null,
  clock: number,
): Change[] {
  if (change.seq <= (event.incidentSeq ?? 0)) return []
  event.incidentSeq = change.seq
  const { entry, incident } = change
  if (change.change === 'acknowledged') event.acknowledged = { by: entry.who, at: entry.at }
  if (entry.who === 'system' || event.closedAt !== null || event.level === null) return []
  const override = { by: entry.who, reason: entry.why ?? '' }
  if (change.change === 'level-changed') {
    const previousLevel = event.level
    event.override = { level: incident.level, ...override, computed }
    if (incident.level === previousLevel) return []
    event.level = incident.level
    event.warned = []
    return [
      {
        change: incident.level < previousLevel ? 'raised' : 'lowered',
        level: incident.level,
        previousLevel,
        reasons: [],
        override,
      },
    ]
  }
  if (change.change === 'state-changed' && (incident.state === 'closed' || incident.state === 'false-alarm')) {
    event.closedAt = clock
    if (incident.state === 'false-alarm') event.falseAlarm = { computed }
    return [{ change: 'closed', level: event.level, previousLevel: event.level, reasons: [], override }]
  }
  return []
}
