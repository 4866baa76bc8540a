import type { Clock, GradedEvent, Incident } from '@groundswell/contracts'
import { describe, expect, it } from 'vitest'
import { coverageOf } from './coverage.ts'
import { standingOf } from './standing.ts'

const now = Date.parse('2026-11-23T10:00:00.000Z')

function at(minutes: number): string {
  return new Date(now + minutes * 60_000).toISOString()
}

function clock(due: number): Clock {
  return { id: 'groups', name: '四组到位', startedAt: at(-60), warnAt: at(due - 10), dueAt: at(due) }
}

function incident(id: string, more: Partial<Incident>): Incident {
  return {
    id,
    version: 1,
    eventId: id.replace('in', 'ev'),
    title: '仓库起火',
    level: 1,
    state: 'new',
    subject: { id: 'yunling', name: '云岭速运' },
    category: 'safety-accident',
    openedAt: at(-60),
    drill: false,
    clocks: [],
    timeline: [],
    ...more,
  }
}

function event(id: string, more: Partial<GradedEvent>): GradedEvent {
  return {
    id,
    seq: 1,
    eventId: id,
    subject: { id: 'yunling', name: '云岭速运' },
    story: { id: 'st', title: '仓库起火' },
    level: 1,
    previousLevel: null,
    change: 'opened',
    reasons: [],
    scope: { text: '', provinces: [], platforms: [] },
    precautions: [],
    category: 'safety-accident',
    at: at(-60),
    firstSeenAt: at(-60),
    mentionCount: 1,
    drill: false,
    openedAt: at(-60),
    closedAt: null,
    peakLevel: 1,
    incidentId: id.replace('ev', 'in'),
    ...more,
  }
}

describe('how things stand', () => {
  it('puts the most severe first, then the one whose clock presses most', () => {
    const standing = standingOf(
      [event('ev-1', { level: 2 }), event('ev-2', { level: 1 }), event('ev-3', { level: 1 })],
      [incident('in-2', { clocks: [clock(90)] }), incident('in-3', { clocks: [clock(40)] })],
      now,
    )
    expect(standing.graded.map((one) => one.event.id)).toEqual(['ev-3', 'ev-2', 'ev-1'])
    expect(standing.worst).toBe(1)
    expect(standing.pressing?.incident.id).toBe('in-3')
    expect(standing.unacknowledged).toBe(2)
  })

  it('keeps early warnings apart and leaves closed events out', () => {
    const standing = standingOf([event('ev-1', { openedAt: null }), event('ev-2', { closedAt: at(-1) })], [], now)
    expect(standing.graded).toEqual([])
    expect(standing.warnings.map((one) => one.id)).toEqual(['ev-1'])
    expect(standing.worst).toBeUndefined()
  })

  it('counts overdue clocks and names the next that is not', () => {
    const standing = standingOf([], [incident('in-1', { clocks: [clock(-5), clock(30)] })], now)
    expect(standing.overdue).toBe(1)
    expect(standing.pressing?.clock.dueAt).toBe(at(30))
  })

  it('asks nothing of an incident that has ended', () => {
    const standing = standingOf([], [incident('in-1', { state: 'false-alarm', clocks: [clock(-5)] })], now)
    expect(standing).toMatchObject({ unacknowledged: 0, overdue: 0, pressing: undefined })
  })
})

it('covers only what is healthy of what is meant to run', () => {
  const states = ['healthy', 'quiet', 'failing', 'stopped', 'starting'] as const
  expect(coverageOf(states.map((state) => ({ state })))).toEqual({ healthy: 1, total: 4 })
})
