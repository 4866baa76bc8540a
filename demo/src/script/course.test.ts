import { intakeItem } from '@groundswell/contracts'
import { expect, test } from 'vitest'
import { toReplay } from '../to-replay.ts'
import { course, courseLength, dueAt, saidBy, withTimes, type Showing } from './course.ts'
import type { Place } from './script-item.ts'

const places: readonly Place[] = ['forum', 'board', 'paper', 'national', 'mail']
const hour = 3_600_000
const begun = Date.parse('2026-11-23T08:00:00.000Z')
const showing: Showing = {
  scriptStart: begun + 26_000 - courseLength,
  playedFrom: begun + 2_000,
  speed: 3600,
  chatterEvery: 20_000,
}

test('the course is long, in order, and stays within its hours', () => {
  expect(course.length).toBeGreaterThan(150)
  expect(course.map((item) => item.at)).toEqual(course.map((item) => item.at).toSorted((a, b) => a - b))
  for (const item of course) expect(item.at * 60_000).toBeLessThan(courseLength)
  expect(new Set(course.map((item) => item.place))).toEqual(new Set(places))
})

test('every mail has a sender, everything but a post has a title, and all words are our own fiction', () => {
  for (const item of course) {
    expect(item.address?.endsWith('@example.com') ?? false).toBe(item.place === 'mail')
    expect(item.title !== '').toBe(item.place !== 'forum')
    expect(item.text.length).toBeGreaterThan(5)
  }
})

test('before playing only what was there at the beginning is seen, in every place that is looked at', () => {
  const waiting = { ...showing, playedFrom: undefined }
  for (const place of places) expect(saidBy(begun + 24 * hour, place, waiting)).toHaveLength(place === 'mail' ? 0 : 1)
})

test('nothing is ever dated in the future, and nothing said is taken back or changed', () => {
  for (const place of places) {
    let before: string[] = []
    for (let now = begun; now < begun + 60_000; now += 250) {
      const said = saidBy(now, place, showing)
      for (const item of said) expect(item.publishedAt.getTime()).toBeLessThanOrEqual(now)
      const shown = said.map((item) => JSON.stringify(item))
      expect(shown.slice(0, before.length)).toEqual(before)
      before = shown
    }
  }
})

test('it plays within thirty seconds: three complaints, the local paper, the accident', () => {
  const seconds = (part: string): number => {
    const item = course.find((one) => (one.title + one.text).includes(part))
    return item === undefined ? Number.NaN : (dueAt(item, showing) - begun - 2_000) / 1000
  }
  expect(seconds('投诉：快递停在南湖分拣中心不动')).toBeLessThan(11)
  expect(seconds('超过100名客户')).toBeLessThan(17)
  expect(seconds('已致1人死亡')).toBeLessThan(22)
})

test('afterwards one quiet post comes every twenty seconds, the same after a restart, and the page stays bounded', () => {
  const end = begun + 2_000 + 26_000
  const posts = saidBy(end, 'forum', showing).length
  expect(saidBy(end + 20_000, 'forum', showing)).toHaveLength(posts + 1)
  expect(saidBy(end + 60_000, 'forum', showing)).toHaveLength(posts + 3)
  expect(saidBy(end + 60_000, 'forum', { ...showing })).toEqual(saidBy(end + 60_000, 'forum', showing))
  const later = saidBy(end + 10 * 24 * hour, 'forum', showing)
  expect(later).toHaveLength(posts + 150)
  expect(new Set(later.map((item) => item.number)).size).toBe(later.length)
})

test('times in the text are those of the company, and can lie back', () => {
  const at = new Date('2026-11-23T07:20:00.000Z')
  expect(withTimes('截至{date}{time}，{time-45}许', at)).toBe('截至11月23日15时20分，14时35分许')
})

test('the same script is lines for replay, in the shape of the intake and in order', () => {
  const lines = toReplay(new Date('2026-11-23T10:00:00.000Z'))
  expect(lines).toHaveLength(course.length)
  for (const line of lines) expect(intakeItem.safeParse(line).error).toBeUndefined()
  const times = lines.map((line) => line.publishedAt ?? '')
  expect(times).toEqual(times.toSorted())
  expect(times[0]).toBe('2026-11-22T08:00:00.000Z')
})
