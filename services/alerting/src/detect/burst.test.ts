import { expect, test } from 'vitest'
import type { GradedAlert, MatchedMention } from '@groundswell/contracts'
import { buildMatchedMention } from '@groundswell/testkit'
import { createAlertingCore } from '../alerting-core.ts'
import { loadRules } from '../load-rules.ts'
import { newLane } from '../subject/subject-state.ts'
import { countTowardsBaseline, usualVolume } from './baseline.ts'
import { addToBuckets, sumWindow, trimBuckets } from './buckets.ts'

const hour = 3_600_000
const monday = Date.parse('2026-03-02T00:00:00.000Z')

test('a window counts what was published within it, to ten minutes, and forgets what is long past', () => {
  const buckets = {}
  for (const minutes of [0, 5, 30, 55, 119, 121]) addToBuckets(buckets, monday + minutes * 60_000, minutes > 50, 1)
  expect(sumWindow(buckets, monday + 2 * hour, hour)).toEqual({ all: 2, negative: 2 })
  expect(sumWindow(buckets, monday + 2 * hour, 3 * hour)).toEqual({ all: 6, negative: 3 })
  trimBuckets(buckets, monday + 60 * hour)
  expect(buckets).toEqual({})
})

test('what was counted can be taken back', () => {
  const buckets = {}
  addToBuckets(buckets, monday, true, 1)
  addToBuckets(buckets, monday, true, -1)
  expect(buckets).toEqual({})
})

test('the usual of an hour of the week is learnt from that hour of other weeks, empty hours included', () => {
  const lane = newLane()
  for (let week = 0; week < 4; week += 1) {
    for (let number = 0; number < 40; number += 1) countTowardsBaseline(lane, monday + week * 168 * hour + 9 * hour)
    countTowardsBaseline(lane, monday + week * 168 * hour + 30 * hour)
  }
  const next = monday + 4 * 168 * hour
  expect(usualVolume(lane, next + 9 * hour).usual).toBeCloseTo(40, 0)
  expect(usualVolume(lane, next + 10 * hour).usual).toBe(1)
})

test('a mention that comes later than its hour does not change what is usual', () => {
  const lane = newLane()
  countTowardsBaseline(lane, monday + 5 * hour)
  const before = structuredClone(lane)
  countTowardsBaseline(lane, monday + hour)
  expect(lane).toEqual(before)
})

/** Chatter of one mention an hour for two days, then `count` complaints about one spot within an hour. */
function day(count: number, polarity: MatchedMention['polarity']): GradedAlert[] {
  const core = createAlertingCore({ rules: loadRules() })
  const calm = { polarity: 'neutral' as const, negativeEvent: 0.05 }
  const chatter = Array.from({ length: 48 }, (_, number) =>
    buildMatchedMention({
      ...calm,
      mentionId: `calm${number}`,
      text: `云岭速运${['周末收件吗', '小程序换了新界面', '门口种了几盆花', '招不招人'][number % 4] ?? ''}${number}`,
      publishedAt: new Date(monday + number * hour).toISOString(),
    }),
  )
  const burst = Array.from({ length: count }, (_, number) =>
    buildMatchedMention({
      ...(polarity === 'negative' ? {} : calm),
      mentionId: `burst${number}`,
      author: { name: '同一个人' },
      text: `云岭速运枫林路网点${['大排长龙', '门口吵起来了', '包裹堆到街上'][number % 3] ?? ''}，第${number}次看到`,
      publishedAt: new Date(monday + 48 * hour + number * 60_000).toISOString(),
    }),
  )
  return [...chatter, ...burst].flatMap((mention) => core.feed(mention))
}

test('a burst against the usual of the hour gives an early warning, never a level', () => {
  const alerts = day(30, 'negative')
  expect(alerts).toMatchObject([{ change: 'approaching', level: 3, previousLevel: null }])
  expect(alerts[0]?.reasons).toMatchObject([{ indicator: 'burst', threshold: 5, window: 'PT1H' }])
})

test('a burst of harmless talk gives none', () => {
  expect(day(30, 'neutral')).toEqual([])
})
