import { z } from 'zod'
import { gradedAlert } from './alert.ts'
import { incidentChange } from './incident.ts'
import { matchedMention, mention, rawMention, storyAssignment } from './mention.ts'
import type { LiveTopic } from './topics.ts'

/**
 * Every record on the bus is a CloudEvents 1.0 event in binary mode: attributes in `ce_*` headers, data as the JSON value.
 * https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md
 */
export const eventTypes = {
  'io.groundswell.mention.collected.v1': rawMention,
  'io.groundswell.mention.scored.v1': mention,
  'io.groundswell.mention.matched.v1': matchedMention,
  'io.groundswell.story.assigned.v1': storyAssignment,
  'io.groundswell.alert.graded.v1': gradedAlert,
  'io.groundswell.incident.changed.v1': incidentChange,
} as const
export type EventType = keyof typeof eventTypes
export type EventData<T extends EventType> = z.infer<(typeof eventTypes)[T]>

export const topicEventType = {
  'mentions.raw': 'io.groundswell.mention.collected.v1',
  'mentions.backfill': 'io.groundswell.mention.collected.v1',
  'mentions.scored': 'io.groundswell.mention.scored.v1',
  'mentions.backfill.scored': 'io.groundswell.mention.scored.v1',
  'mentions.matched': 'io.groundswell.mention.matched.v1',
  'stories.assigned': 'io.groundswell.story.assigned.v1',
  'alerts.graded': 'io.groundswell.alert.graded.v1',
  'incidents.changed': 'io.groundswell.incident.changed.v1',
} as const satisfies Record<LiveTopic, EventType>
export type TopicData<T extends LiveTopic> = EventData<(typeof topicEventType)[T]>

/** What a bus record carries apart from its place in the log. Values are JSON text. */
export interface EncodedEvent {
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
  readonly value: string
}

export interface NewEvent<T extends LiveTopic> {
  readonly topic: T
  readonly key: string
  /** Derived, so that a second production of the same fact is recognised as a duplicate. */
  readonly id: string
  /** Name of the producing service, as "scoring"; becomes the CloudEvents source "/groundswell/scoring". */
  readonly producer: string
  /** ISO 8601 time of the fact. */
  readonly time: string
  readonly data: TopicData<T>
}

export function encodeEvent<T extends LiveTopic>(event: NewEvent<T>): EncodedEvent {
  const type = topicEventType[event.topic]
  return {
    key: event.key,
    headers: {
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_source: `/groundswell/${event.producer}`,
      ce_type: type,
      ce_subject: event.key,
      ce_time: event.time,
      ce_dataschema: `https://groundswell.invalid/schemas/${type}.json`,
      'content-type': 'application/json',
    },
    value: JSON.stringify(event.data),
  }
}

export type Decoded<T> =
  | { readonly ok: true; readonly id: string; readonly data: T }
  | { readonly ok: false; readonly reason: string }

/** Reads a record of a topic; a record that is not what the topic promises gives a reason, never an exception. */
export function decodeEvent<T extends LiveTopic>(
  topic: T,
  record: Pick<EncodedEvent, 'headers' | 'value'>,
): Decoded<TopicData<T>> {
  const expected = topicEventType[topic]
  const type = record.headers['ce_type']
  if (type !== expected)
    return { ok: false, reason: `ce_type is ${type ?? 'missing'}, expected ${expected} on ${topic}` }
  let json: unknown
  try {
    json = JSON.parse(record.value)
  } catch (error) {
    return { ok: false, reason: `value is not JSON: ${(error as Error).message}` }
  }
  const parsed = eventTypes[expected].safeParse(json)
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    return { ok: false, reason: `not a ${expected}: ${issues.join('; ')}` }
  }
  return { ok: true, id: record.headers['ce_id'] ?? '', data: parsed.data as TopicData<T> }
}
