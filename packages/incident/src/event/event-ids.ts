import { createHash } from 'node:crypto'

function digest(...parts: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('base64url')
    .replaceAll('_', '0')
    .replaceAll('-', '1')
}

/** The story of a subject that began with this mention: the same mention begins the same story wherever it is replayed. */
export function storyIdOf(subjectId: string, firstMentionId: string): string {
  return `st-${digest('story', subjectId, firstMentionId).slice(0, 20)}`
}

/** `generation` counts the events of one story: 1 at first, more when it comes back after the reopening window. */
export function eventIdOf(subjectId: string, storyId: string, generation: number): string {
  return `ev-${digest('event', subjectId, storyId, String(generation)).slice(0, 20)}`
}

export function alertIdOf(eventId: string, seq: number): string {
  return `${eventId}-${seq}`
}

/** One message of one alert to one channel, whoever computes it. */
export function messageIdOf(alertId: string, channelId: string): string {
  return `msg_${digest('message', alertId, channelId).slice(0, 27)}`
}
