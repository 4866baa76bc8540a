import { expect, test } from 'vitest'
import { createAlertingCore, loadRules } from '@groundswell/alerting'
import type { MatchedMention } from '@groundswell/contracts'
import { createScorer, createSubjectSet, matchedMentionsOf } from '@groundswell/scoring'
import { buildRawMention } from '@groundswell/testkit'
import { expectedEvents, faultInput, seeded, subjects } from './input.ts'

/** What the input is scored to, an entry a mention, in the order it is sent. */
function scored(count: number): MatchedMention[][] {
  const { set } = createSubjectSet(subjects, 'faults', 'Asia/Shanghai')
  const scorer = createScorer()
  return faultInput(count, new Date('2026-03-02T08:00:00.000Z')).map(({ source, nativeId = '', ...item }) => {
    const from = { id: source, name: source, kind: 'intake' as const }
    const { text, publishedAt = '', platform = '', author } = item
    const said = { text, publishedAt, platform, collectedAt: publishedAt, ...(author === undefined ? {} : { author }) }
    return matchedMentionsOf(scorer.score(buildRawMention({ id: nativeId, source: from, ...said }), set), set)
  })
}

test('the input of the kill tests comes to the same events whatever order it arrives in', { timeout: 60_000 }, () => {
  const mentions = scored(3000)
  for (let seed = 1; seed <= 6; seed += 1) {
    const random = seeded(seed)
    const order = mentions.map((each) => ({ each, draw: random() })).sort((a, b) => a.draw - b.draw)
    const core = createAlertingCore({ rules: loadRules() })
    const events = new Map<string, string>()
    for (const alert of order.flatMap(({ each }) => each).flatMap((mention) => core.feed(mention)))
      events.set(alert.eventId, `${alert.subject.id}: level ${alert.level}, ${alert.change}`)
    expect([...events.values()].sort(), `arrival drawn from seed ${seed}`).toEqual(expectedEvents)
  }
})
