import { expect, test } from 'vitest'
import { publishedTime } from './published-time.ts'

const now = new Date('2026-11-23T10:00:00.000Z')

test.each([
  ['2026-11-23T08:15:00+08:00', '2026-11-23T00:15:00.000Z'],
  ['Mon, 23 Nov 2026 08:15:00 +0800', '2026-11-23T00:15:00.000Z'],
  ['Mon, 23 Nov 2026 00:15:00 GMT', '2026-11-23T00:15:00.000Z'],
  ['2026-11-23 08:15', '2026-11-23T00:15:00.000Z'],
  ['发布时间：2026年11月3日 8时05分', '2026-11-03T00:05:00.000Z'],
  ['2026/11/23 08:15:30', '2026-11-23T00:15:30.000Z'],
  ['2026-11-23', '2026-11-22T16:00:00.000Z'],
  ['昨天 23:10', '2026-11-22T15:10:00.000Z'],
  ['5分钟前', '2026-11-23T09:55:00.000Z'],
  ['3小时前', '2026-11-23T07:00:00.000Z'],
  ['刚刚', '2026-11-23T10:00:00.000Z'],
])('%s is a time', (written, expected) => {
  expect(publishedTime(written, now, 'Asia/Shanghai')).toBe(expected)
})

test.each(['', '江州', '2026-13-40 99:99', 'Mon, 99 Foo 2026 00:00:00 GMT'])('"%s" is none', (written) => {
  expect(publishedTime(written, now, 'Asia/Shanghai')).toBeUndefined()
})

test('a time without a zone is one of the zone of its source, summer time included', () => {
  expect(publishedTime('2026-07-01 12:00', now, 'Europe/Berlin')).toBe('2026-07-01T10:00:00.000Z')
  expect(publishedTime('2026-12-01 12:00', now, 'Europe/Berlin')).toBe('2026-12-01T11:00:00.000Z')
})
