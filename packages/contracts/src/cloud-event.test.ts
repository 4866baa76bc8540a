import { describe, expect, it } from 'vitest'
import { decodeEvent, encodeEvent } from './cloud-event.ts'
import type { StoryAssignment } from './mention.ts'
import { allTopics, liveTopics } from './topics.ts'

const assignment: StoryAssignment = {
  mentionId: 'm1',
  version: 2,
  assignments: [{ subjectId: 'yunling', storyId: 'st-1' }],
}

function encoded(): ReturnType<typeof encodeEvent> {
  return encodeEvent({
    topic: 'stories.assigned',
    key: 'm1',
    id: 'm1:2:yunling',
    producer: 'alerting',
    time: '2026-03-02T08:00:00.000Z',
    data: assignment,
  })
}

describe('an event on the bus', () => {
  it('is CloudEvents 1.0 in binary mode and comes back whole', () => {
    const event = encoded()
    expect(event.headers).toMatchObject({
      ce_specversion: '1.0',
      ce_id: 'm1:2:yunling',
      ce_source: '/groundswell/alerting',
      ce_type: 'io.groundswell.story.assigned.v1',
      'content-type': 'application/json',
    })
    expect(decodeEvent('stories.assigned', event)).toEqual({ ok: true, id: 'm1:2:yunling', data: assignment })
  })

  it('is refused with a reason when its type, its JSON or its shape is not what the topic promises', () => {
    const event = encoded()
    expect(decodeEvent('alerts.graded', event)).toMatchObject({ ok: false, reason: expect.stringContaining('ce_type') })
    expect(decodeEvent('stories.assigned', { ...event, value: '{' })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('not JSON'),
    })
    const wrong = { ...event, value: JSON.stringify({ ...assignment, version: 'two', more: 1 }) }
    expect(decodeEvent('stories.assigned', wrong)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('version'),
    })
  })

  it('has a dead topic beside each live one', () => {
    expect(allTopics).toHaveLength(liveTopics.length * 2)
    expect(allTopics).toContain('mentions.raw.dead')
  })
})
