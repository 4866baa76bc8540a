import { expect, test } from 'vitest'
import { buildGradedAlert } from '@groundswell/testkit'
import { alertIdOf, eventIdOf, messageIdOf, storyIdOf } from './event-ids.ts'
import { eventDocumentOf, evolveEvent } from './graded-event.ts'

const opened = buildGradedAlert()
const raised = buildGradedAlert({
  id: 'ev-1-2',
  seq: 2,
  change: 'raised',
  level: 1,
  previousLevel: 3,
  at: '2026-03-02T09:00:00.000Z',
})
const lowered = buildGradedAlert({ id: 'ev-1-3', seq: 3, change: 'lowered', level: 3, previousLevel: 1 })
const closed = buildGradedAlert({
  id: 'ev-1-4',
  seq: 4,
  change: 'closed',
  previousLevel: 3,
  at: '2026-03-05T09:00:00.000Z',
})

test('an event stands as its last change says and keeps its opening and its peak', () => {
  const event = [opened, raised, lowered].reduce(evolveEvent, undefined as ReturnType<typeof evolveEvent> | undefined)
  expect(event).toMatchObject({ id: 'ev-1', seq: 3, level: 3, peakLevel: 1, openedAt: opened.at, closedAt: null })
  expect(event === undefined ? undefined : eventDocumentOf(event)).toMatchObject({ open: true, level: 3 })
})

test('a change that was seen before changes nothing', () => {
  const event = evolveEvent(evolveEvent(undefined, opened), raised)
  expect(evolveEvent(event, opened)).toBe(event)
  expect(evolveEvent(event, raised)).toBe(event)
})

test('an early warning alone is not open; a closed event is neither, until it is opened again', () => {
  const warning = buildGradedAlert({ change: 'approaching', level: 2, previousLevel: null })
  expect(evolveEvent(undefined, warning)).toMatchObject({ openedAt: null, peakLevel: null })
  expect(eventDocumentOf(evolveEvent(undefined, warning)).open).toBe(false)
  const ended = evolveEvent(evolveEvent(undefined, opened), closed)
  expect(eventDocumentOf(ended)).toMatchObject({ open: false, event: { closedAt: closed.at } })
  const again = evolveEvent(ended, buildGradedAlert({ id: 'ev-1-5', seq: 5 }))
  expect(eventDocumentOf(again)).toMatchObject({ open: true, event: { closedAt: null, openedAt: opened.at } })
})

test('ids are derived: the same facts give the same id, others another, all of them safe in an address', () => {
  const story = storyIdOf('yunling', 'm1')
  expect(story).toBe(storyIdOf('yunling', 'm1'))
  expect(story).not.toBe(storyIdOf('haitang', 'm1'))
  const event = eventIdOf('yunling', story, 1)
  expect(event).not.toBe(eventIdOf('yunling', story, 2))
  for (const id of [story, event, alertIdOf(event, 3), messageIdOf(alertIdOf(event, 3), 'duty')]) {
    expect(id).toMatch(/^[A-Za-z0-9_-]{5,64}$/)
  }
})
