import { decodeEvent, type LiveTopic, type Mention, type SavedSearch, type SourceHealth } from '@groundswell/contracts'
import type { TellingMessage } from '@groundswell/settings'
import type { IncomingRecord } from '@groundswell/bus'
import type { DrillFilter } from '@groundswell/store'

export const liveKinds = ['mention', 'alert', 'incident', 'source', 'found'] as const
export type LiveKind = (typeof liveKinds)[number]

/** One thing that happened, ready to be written to any number of clients. `data` is one line of JSON. */
export interface LiveEvent {
  readonly kind: LiveKind
  readonly drill: boolean
  /** Whom alone it is for, by name; without it, everybody. */
  readonly for?: string
  readonly data: string
}

export const liveTopics = ['mentions.scored', 'alerts.graded', 'incidents.changed'] as const satisfies LiveTopic[]

const shownText = 2_000

/** What a record of the bus is to somebody watching; undefined where it is not what its topic promises. */
export function liveEventOf(record: IncomingRecord): LiveEvent | undefined {
  if (record.topic === 'mentions.scored') {
    const decoded = decodeEvent(record.topic, record)
    return decoded.ok ? mentionEvent(decoded.data) : undefined
  }
  if (record.topic === 'alerts.graded') {
    const decoded = decodeEvent(record.topic, record)
    return decoded.ok ? event('alert', decoded.data.drill, decoded.data) : undefined
  }
  if (record.topic === 'incidents.changed') {
    const decoded = decodeEvent(record.topic, record)
    return decoded.ok ? event('incident', decoded.data.incident.drill, decoded.data) : undefined
  }
  return undefined
}

export function sourceEvent(health: SourceHealth): LiveEvent {
  return event('source', false, health)
}

/** For whoever sees the search: everybody where it is shared, else its owner. */
export function foundEvent(
  { id, name, owner, shared }: Pick<SavedSearch, 'id' | 'name' | 'owner' | 'shared'>,
  { count, mentions, drill }: TellingMessage,
  at: string,
): LiveEvent {
  const told = event('found', drill, { savedSearchId: id, name, count, at, mentions, drill })
  return shared ? told : { ...told, for: owner }
}

export interface LiveWish {
  readonly kinds: ReadonlySet<LiveKind>
  readonly drill: DrillFilter
  /** Name of whoever watches. */
  readonly who: string
}

export function isWanted(event: LiveEvent, wanted: LiveWish): boolean {
  if (!wanted.kinds.has(event.kind)) return false
  if (event.for !== undefined && event.for !== wanted.who) return false
  return event.kind === 'source' || wanted.drill === 'include' || event.drill === (wanted.drill === 'only')
}

/** A stream is read, not archived: of a long text its beginning, with what stands in that. */
function mentionEvent(mention: Mention): LiveEvent {
  if (mention.text.length <= shownText) return event('mention', mention.drill, mention)
  const inside = (span: { field: string; end: number }): boolean => span.field !== 'text' || span.end <= shownText
  return event('mention', mention.drill, {
    ...mention,
    text: mention.text.slice(0, shownText).toWellFormed(),
    truncated: true,
    signals: mention.signals.filter(inside),
    places: mention.places.filter(inside),
    subjects: mention.subjects.map((subject) => ({ ...subject, hits: subject.hits.filter(inside) })),
    ...(mention.why === undefined ? {} : { why: mention.why.filter(inside) }),
    ...(mention.categoryHits === undefined ? {} : { categoryHits: mention.categoryHits.filter(inside) }),
  })
}

function event(kind: LiveKind, drill: boolean, data: unknown): LiveEvent {
  return { kind, drill, data: JSON.stringify(data) }
}
