import { expect, test } from 'vitest'
import { bucketStarts } from './buckets.ts'

function starts(from: string, to: string, interval: Parameters<typeof bucketStarts>[0]['interval'], timeZone: string) {
  return bucketStarts({ from, to, interval, timeZone }).map((start) => new Date(start).toISOString())
}

test('days begin at midnight of the time zone, the first before the span where it begins inside one', () => {
  expect(starts('2026-03-01T20:00:00.000Z', '2026-03-03T16:00:00.000Z', 'day', 'Asia/Shanghai')).toEqual([
    '2026-03-01T16:00:00.000Z',
    '2026-03-02T16:00:00.000Z',
  ])
})

test('a day is as long as the clocks make it', () => {
  expect(starts('2026-03-08T05:00:00.000Z', '2026-03-09T05:00:00.000Z', 'day', 'America/New_York')).toEqual([
    '2026-03-08T05:00:00.000Z',
    '2026-03-09T04:00:00.000Z',
  ])
})

test('hours begin at full hours of the time zone, also where it is half an hour off and where clocks turn by half an hour', () => {
  expect(starts('2026-03-01T00:10:00.000Z', '2026-03-01T02:00:00.000Z', 'hour', 'Asia/Kolkata')).toEqual([
    '2026-02-28T23:30:00.000Z',
    '2026-03-01T00:30:00.000Z',
    '2026-03-01T01:30:00.000Z',
  ])
  expect(starts('2026-03-01T00:10:00.000Z', '2026-03-01T02:00:00.000Z', 'hour', 'Asia/Shanghai')).toEqual([
    '2026-03-01T00:00:00.000Z',
    '2026-03-01T01:00:00.000Z',
  ])
  // At 02:00 of 5 April 2026, 15:00 UTC, the clocks of Lord Howe go back to 01:30.
  expect(starts('2026-04-04T13:30:00.000Z', '2026-04-04T17:00:00.000Z', 'hour', 'Australia/Lord_Howe')).toEqual([
    '2026-04-04T13:00:00.000Z',
    '2026-04-04T14:00:00.000Z',
    '2026-04-04T15:00:00.000Z',
    '2026-04-04T15:30:00.000Z',
    '2026-04-04T16:30:00.000Z',
  ])
})

test('an hour that clocks repeat is two buckets', () => {
  expect(starts('2026-11-01T05:00:00.000Z', '2026-11-01T07:00:00.000Z', 'hour', 'America/New_York')).toEqual([
    '2026-11-01T05:00:00.000Z',
    '2026-11-01T06:00:00.000Z',
  ])
})

test('weeks begin on Monday and months on their first day', () => {
  expect(starts('2026-03-01T00:00:00.000Z', '2026-03-10T00:00:00.000Z', 'week', 'UTC')).toEqual([
    '2026-02-23T00:00:00.000Z',
    '2026-03-02T00:00:00.000Z',
    '2026-03-09T00:00:00.000Z',
  ])
  expect(starts('2026-01-31T12:00:00.000Z', '2026-03-01T00:00:00.000Z', 'month', 'Europe/Berlin')).toEqual([
    '2025-12-31T23:00:00.000Z',
    '2026-01-31T23:00:00.000Z',
    '2026-02-28T23:00:00.000Z',
  ])
})

test('an empty or backward span has no buckets, and an endless one is refused', () => {
  expect(starts('2026-03-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z', 'hour', 'UTC')).toEqual([])
  expect(starts('2026-03-02T00:00:00.000Z', '2026-03-01T00:00:00.000Z', 'day', 'UTC')).toEqual([])
  expect(() => starts('2000-01-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z', 'minute', 'UTC')).toThrow(RangeError)
})
