import { beforeAll, expect, test } from 'vitest'
import { createAlertingCore, loadRules } from '@groundswell/alerting'
import type { MatchedMention } from '@groundswell/contracts'
import { createScorer, createSubjectSet, matchedMentionsOf } from '@groundswell/scoring'
import { storyCases, type StoryCase } from './story-cases.ts'

interface Told {
  readonly of: StoryCase
  readonly mention: MatchedMention
}

const rules = loadRules()
let told: Told[] = []

beforeAll(() => {
  const scorer = createScorer()
  const subject = { id: 'yunling', name: '云岭速运', kind: 'brand' as const, query: '云岭速运 OR "Yunling Express"' }
  const { set } = createSubjectSet([subject], 'cases', 'Asia/Shanghai')
  told = storyCases.flatMap((of, index) => {
    const publishedAt = new Date(Date.UTC(2026, 2, 2, 0, of.minute)).toISOString()
    const { author, platform, text, title = '' } = of
    const source = { id: platform, name: platform, kind: 'page' }
    const times = { publishedAt, collectedAt: publishedAt, indexedUnder: '2026-03' }
    const raw = { id: `m${index}`, version: 1, platform, source, title, text, author: { name: author }, ...times }
    const scored = scorer.score({ ...raw, drill: false, backfill: false }, set)
    return matchedMentionsOf(scored, set).map((mention) => ({ of, mention }))
  })
})

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seeded(seed)
  return items
    .map((item) => ({ item, draw: random() }))
    .sort((a, b) => a.draw - b.draw)
    .map(({ item }) => item)
}

interface Run {
  readonly precision: number
  readonly recall: number
  /** The level each event stands at in the end, by the event most of its story tells of. */
  readonly levels: readonly string[]
}

function run(order: readonly Told[]): Run {
  const core = createAlertingCore({ rules })
  const levels = new Map<string, number>()
  for (const { mention } of order) {
    for (const alert of core.feed(mention)) if (alert.change !== 'approaching') levels.set(alert.story.id, alert.level)
  }
  const story = (one: Told): string | undefined => core.storyOf(one.mention.mentionId, 'yunling')
  let together = 0
  let wrongly = 0
  let apart = 0
  for (const [index, a] of told.entries()) {
    for (const b of told.slice(index + 1)) {
      const same = a.of.event !== undefined && a.of.event === b.of.event
      if (story(a) === story(b)) {
        if (same) together += 1
        else wrongly += 1
      } else if (same) apart += 1
    }
  }
  const named = [...levels].map(([id, level]) => {
    const events = told.filter((one) => story(one) === id).map((one) => one.of.event ?? 'single')
    return `${[...new Set(events)].sort().join('+')}: ${level}`
  })
  return { precision: together / (together + wrongly), recall: together / (together + apart), levels: named.sort() }
}

test('every case matches the subject', () => {
  expect(told).toHaveLength(storyCases.length)
})

test('reworded reports of one event become one story, and grumbles stay on their own', () => {
  const { precision, recall } = run(told)
  expect(precision).toBeGreaterThanOrEqual(0.95)
  expect(recall).toBeGreaterThanOrEqual(0.8)
})

test('in whatever order the reports come, the same events stand at the same levels', () => {
  const expected = run(told)
  expect(expected.levels).toContain('追尾: 1')
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
    const other = run(shuffled(told, seed))
    expect({ seed, levels: other.levels }).toEqual({ seed, levels: expected.levels })
    expect(other.precision).toBeGreaterThanOrEqual(0.95)
  }
})
