import { expect, test } from 'vitest'
import { openEventsOf, standingOf } from './subject-standing.ts'

const begin = Date.parse('2026-11-01T00:00:00.000Z')

function buckets(count: number, from: number) {
  return Array.from({ length: 30 }, (_, hour) => ({
    start: new Date(begin + hour * 3_600_000).toISOString(),
    count: hour < from ? 0 : count,
    negative: hour < from ? 0 : 1,
  }))
}

test('a subject stands by its last 24 hours; one without a series has had nothing', () => {
  const hours = {
    interval: 'hour',
    timeZone: 'Asia/Shanghai',
    buckets: buckets(5, 0),
    series: [{ key: 'yunling', buckets: buckets(2, 26) }],
  }
  const from = '2026-11-01T06:00:00.000Z'
  expect(standingOf(hours, 'yunling')).toEqual({ count: 8, negative: 4, from, usual: undefined })
  expect(standingOf(hours, 'rival')).toEqual({ count: 0, negative: 0, from, usual: undefined })
})

test('of its open events the most severe level is told', () => {
  const event = (id: string, level: 1 | 2 | 3) => ({ subject: { id, name: id }, level })
  const events = [event('yunling', 3), event('yunling', 2), event('rival', 1)]
  expect(openEventsOf(events, 'yunling')).toEqual({ count: 2, worst: 2 })
  expect(openEventsOf(events, 'nobody')).toEqual({ count: 0, worst: undefined })
})
