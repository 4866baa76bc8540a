import { describe, expect, test } from 'vitest'
import type { GradedAlert, GradedEvent, MatchedMention, Signal } from '@groundswell/contracts'
import { decideIncident, eventDocumentOf, evolveEvent } from '@groundswell/incident'
import { buildMatchedMention } from '@groundswell/testkit'
import { createAlertingCore } from '../alerting-core.ts'
import { loadRules } from '../load-rules.ts'

const rules = loadRules()
const start = Date.parse('2026-03-02T00:00:00.000Z')

function at(minutes: number): string {
  return new Date(start + minutes * 60_000).toISOString()
}

function signal(kind: Signal['kind'], value: number, over: Partial<Signal> = {}): Signal {
  return { kind, value, claim: false, field: 'text', start: 0, end: 2, ...over }
}

function grade(mentions: readonly MatchedMention[]): GradedAlert[] {
  const core = createAlertingCore({ rules })
  return mentions.flatMap((mention) => core.feed(mention))
}

function said(alerts: readonly GradedAlert[]): string[] {
  return alerts.map((alert) => `${alert.change} ${alert.level}`)
}

const openings = [
  '真是气死',
  '第一次遇到',
  '想问问大家',
  '再也不用了',
  '求助',
  '曝光一下',
  '太离谱',
  '无语',
  '忍不了',
  '救命',
]
const bodies = [
  '包裹卡了五天',
  '水果全烂了',
  '合同急用送不到',
  '药品迟迟不派送',
  '退货超期商家不认',
  '客服永远占线',
  '物流不再更新',
  '生日礼物赶不上',
]

/** One of eighty complaints about one spot, each in its own words and by its own author. */
function complaint(number: number, over: Partial<MatchedMention> = {}): MatchedMention {
  const opening = openings[number % openings.length] ?? ''
  const body = bodies[Math.floor(number / openings.length) % bodies.length] ?? ''
  return buildMatchedMention({
    mentionId: `c${number}`,
    text: `${opening}，云岭速运江州转运中心积压，${body}，单号${7000 + number * 13}`,
    author: { name: `客户${number}` },
    publishedAt: at(number),
    ...over,
  })
}

describe('the examples of the level table', () => {
  const cases: [string, Signal[], string[]][] = [
    ['a death', [signal('deaths', 1)], ['opened 1']],
    ['a serious injury', [signal('serious-injuries', 1)], ['opened 1']],
    ['a thousand complainants', [signal('complainants', 1000)], ['opened 1']],
    ['an authoritative outlet exposing a fault', [signal('national-media', 1, { name: '华夏要闻' })], ['opened 1']],
    ['a regulator that summons', [signal('regulator', 1, { name: '市场监管局', unit: '约谈' })], ['opened 1']],
    ['a hundred complainants', [signal('complainants', 100)], ['opened 2']],
    ['an outage of more than 24 hours', [signal('outage-hours', 25)], ['opened 2']],
    ['an outage of 24 hours and more', [signal('outage-hours', 24, { atLeast: true })], ['opened 2']],
    ['a local outlet exposing a fault', [signal('local-media', 1, { name: '江州晚报' })], ['opened 2']],
    ['ten complainants', [signal('complainants', 10)], ['opened 3']],
  ]
  test.each(cases)('%s grades as the table says', (_, signals, expected) => {
    expect(said(grade([buildMatchedMention({ signals })]))).toEqual(expected)
  })
})

describe('between the examples', () => {
  const cases: [string, Signal[], string[]][] = [
    ['11 complainants stay level 3', [signal('complainants', 11)], ['opened 3']],
    ['79 complainants stay level 3 without a warning', [signal('complainants', 79)], ['opened 3']],
    ['80 complainants warn of level 2', [signal('complainants', 80)], ['opened 3', 'approaching 3']],
    ['99 complainants are still level 3', [signal('complainants', 99)], ['opened 3', 'approaching 3']],
    ['800 complainants warn of level 1', [signal('complainants', 800)], ['opened 2', 'approaching 2']],
    ['999 complainants are still level 2', [signal('complainants', 999)], ['opened 2', 'approaching 2']],
    ['an outage of exactly 24 hours is level 3 and near', [signal('outage-hours', 24)], ['opened 3', 'approaching 3']],
    ['nine injured are level 2', [signal('injuries', 9)], ['opened 2', 'approaching 2']],
    ['ten injured are level 1', [signal('injuries', 10)], ['opened 1']],
    [
      'a death that is only rumoured is level 3 and warns of level 1',
      [signal('deaths', 3, { claim: true })],
      ['opened 3', 'approaching 3'],
    ],
    [
      'a rumoured thousand complainants are level 3 and warn',
      [signal('complainants', 1000, { claim: true })],
      ['opened 3', 'approaching 3'],
    ],
    ['no signal, one author, small reach: a candidate', [], []],
  ]
  test.each(cases)('%s', (_, signals, expected) => {
    expect(said(grade([buildMatchedMention({ signals })]))).toEqual(expected)
  })

  test('50 complainants in three provinces are level 2, in one province level 3', () => {
    const one = { province: '甲省', field: 'text' as const, start: 0, end: 2 }
    const places = [one, { ...one, province: '乙省' }, { ...one, province: '丙省' }]
    const signals = [signal('complainants', 50)]
    expect(said(grade([buildMatchedMention({ signals, places: [one] })]))).toEqual(['opened 3'])
    expect(said(grade([buildMatchedMention({ signals, places })]))).toEqual(['opened 2'])
  })

  test('a claim says so in its reason, and the warning names the level it would have', () => {
    const [opened, warning] = grade([buildMatchedMention({ signals: [signal('deaths', 3, { claim: true })] })])
    expect(opened?.reasons).toMatchObject([{ indicator: 'deaths', value: 3, level: 3, claim: true }])
    expect(warning?.reasons).toMatchObject([{ indicator: 'deaths', value: 3, level: 1, claim: true }])
    expect(warning).toMatchObject({ level: 3, previousLevel: 3 })
  })
})

describe('the floor of level 3', () => {
  test('two complainants are a candidate, the third opens a level 3 with its reason', () => {
    expect(grade([complaint(0), complaint(1)])).toEqual([])
    const alerts = grade([complaint(0), complaint(1), complaint(2)])
    expect(said(alerts)).toEqual(['opened 3'])
    expect(alerts[0]).toMatchObject({ previousLevel: null, mentionCount: 3 })
    expect(alerts[0]?.reasons).toEqual([
      { indicator: 'complainants', value: 3, threshold: 3, level: 3, window: 'story', mentions: ['c2', 'c1', 'c0'] },
    ])
  })

  test('one author complaining five times is one complainant', () => {
    const author = { name: '客户甲' }
    expect(grade([0, 1, 2, 3, 4].map((number) => complaint(number, { author })))).toEqual([])
  })

  test('the same author name on two platforms is two people', () => {
    const author = { name: '客户甲' }
    const mentions = ['forum', 'weibo', 'video'].map((platform, number) => complaint(number, { author, platform }))
    expect(said(grade(mentions))).toEqual(['opened 3'])
  })

  test('reposts are volume, never complainants', () => {
    const first = complaint(0)
    const reposts = [1, 2, 3, 4].map((number) => complaint(number, { text: first.text }))
    const marked = complaint(5, { text: `太过分了！//@客户0：${complaint(5).text}` })
    expect(grade([first, ...reposts, marked])).toEqual([])
    const alerts = grade([first, ...reposts, marked, complaint(6), complaint(7)])
    expect(alerts[0]).toMatchObject({ change: 'opened', mentionCount: 8, reasons: [{ value: 3 }] })
  })

  test('praise by many is no event', () => {
    const good = { polarity: 'positive' as const, polarityScore: 0.9, negativeEvent: 0.02 }
    expect(grade([0, 1, 2, 3, 4].map((number) => complaint(number, good)))).toEqual([])
  })

  test('an author of 10,000 followers is enough, one of 8,000 gives an early warning', () => {
    expect(said(grade([complaint(0, { author: { name: '大号', followers: 10_000 } })]))).toEqual(['opened 3'])
    const [warning] = grade([complaint(0, { author: { name: '中号', followers: 8_000 } })])
    expect(warning).toMatchObject({ change: 'approaching', level: 3, previousLevel: null })
    expect(grade([complaint(0, { author: { name: '小号', followers: 7_999 } })])).toEqual([])
  })

  test('a signal in a text that is no bad news about the subject does not count', () => {
    const about = { polarity: 'neutral' as const, negativeEvent: 0.05, signals: [signal('deaths', 3)] }
    expect(grade([buildMatchedMention(about)])).toEqual([])
  })
})

describe('subjects that are not the brand’s own', () => {
  test.each(['competitor', 'policy', 'consumer'])('a %s raises an early warning, never a level', (kind) => {
    const subject = { id: 'other', name: '飞燕快运', kind }
    const alerts = grade([buildMatchedMention({ subject, signals: [signal('deaths', 2)] })])
    expect(said(alerts)).toEqual(['approaching 1'])
    expect(alerts[0]).toMatchObject({ previousLevel: null, reasons: [{ indicator: 'deaths', value: 2 }] })
    const event = alerts.reduce(evolveEvent, undefined as GradedEvent | undefined)
    expect(event).toMatchObject({ peakLevel: null, openedAt: null })
    expect(event === undefined ? undefined : eventDocumentOf(event).open).toBe(false)
    for (const alert of alerts) {
      const decision = decideIncident(undefined, { kind: 'grade', alert }, new Date(alert.at), 'in-1')
      expect(decision.kind).toBe('unchanged')
    }
  })
})

describe('a grade that moves', () => {
  test('spread raises it step by step, each time with the reason', () => {
    const more = (number: number, value: number): MatchedMention =>
      complaint(number, { signals: [signal('complainants', value)] })
    const alerts = grade([complaint(0), complaint(1), complaint(2), more(3, 85), more(4, 130), more(5, 1200)])
    expect(said(alerts)).toEqual(['opened 3', 'approaching 3', 'raised 2', 'raised 1'])
    expect(alerts.map((alert) => alert.seq)).toEqual([1, 2, 3, 4])
    expect(new Set(alerts.map((alert) => alert.eventId)).size).toBe(1)
    expect(alerts[2]).toMatchObject({ previousLevel: 3, reasons: [{ indicator: 'complainants', value: 130 }] })
  })

  test('an edit that takes the death back lowers it to 3 and never resolves it', () => {
    const first = complaint(0, { signals: [signal('deaths', 1)] })
    const alerts = grade([first, { ...complaint(0), version: 2 }])
    expect(said(alerts)).toEqual(['opened 1', 'lowered 3'])
    expect(alerts[1]).toMatchObject({ previousLevel: 1 })
  })

  test('a retracted match is taken out of the figures', () => {
    const first = complaint(0, { signals: [signal('local-media', 1, { name: '江州晚报' })] })
    expect(said(grade([first, { ...first, version: 2, retracted: true }]))).toEqual(['opened 2', 'lowered 3'])
  })

  test('an older version that comes late changes nothing', () => {
    const newer = { ...complaint(0), version: 2 }
    expect(grade([newer, complaint(0, { signals: [signal('deaths', 1)] })])).toEqual([])
  })

  test('500 reposts in a day are level 2; 30 hours later it is lowered, not closed', () => {
    const core = createAlertingCore({ rules })
    const reposts = Array.from({ length: 520 }, (_, number) =>
      complaint(number, { text: complaint(0).text, publishedAt: at(number) }),
    )
    expect(said(reposts.flatMap((mention) => core.feed(mention)))).toEqual(['approaching 2', 'opened 2'])
    const later = core.advance(new Date(start + 45 * 3_600_000))
    expect(said(later)).toEqual(['lowered 3'])
  })
})

describe('closing and coming back', () => {
  const three = [complaint(0), complaint(1), complaint(2)]

  test('level 3 closes after 48 hours without spread', () => {
    const core = createAlertingCore({ rules })
    for (const mention of three) core.feed(mention)
    expect(core.advance(new Date(start + 2 * 60_000 + 48 * 3_600_000 - 1))).toEqual([])
    const [closed] = core.advance(new Date(start + 2 * 60_000 + 48 * 3_600_000))
    expect(closed).toMatchObject({ change: 'closed', level: 3, at: at(2 + 48 * 60) })
  })

  test('a mention at 47:59 starts the time again', () => {
    const core = createAlertingCore({ rules })
    for (const mention of three) core.feed(mention)
    core.feed(complaint(3, { publishedAt: at(2 + 47 * 60 + 59) }))
    expect(core.advance(new Date(start + 95 * 3_600_000))).toEqual([])
    expect(said(core.advance(new Date(start + 96 * 3_600_000 + 120_000)))).toEqual(['closed 3'])
  })

  test('the same story within the reopening window opens the same event again', () => {
    const core = createAlertingCore({ rules })
    const opened = three.flatMap((mention) => core.feed(mention))
    core.advance(new Date(start + 49 * 3_600_000))
    const again = core.feed(complaint(4, { publishedAt: at(60 * 60) }))
    expect(again).toMatchObject([{ change: 'opened', level: 3, seq: 3, eventId: opened[0]?.eventId }])
  })

  test('after the window it is a new event, linked to the old one, counted afresh', () => {
    const core = createAlertingCore({ rules })
    const opened = three.flatMap((mention) => core.feed(mention))
    const late = [5, 6, 7].flatMap((number) => core.feed(complaint(number, { publishedAt: at(6 * 24 * 60 + number) })))
    expect(said(late)).toEqual(['closed 3', 'opened 3'])
    expect(late[1]).toMatchObject({ seq: 1, linkedTo: opened[0]?.eventId, mentionCount: 3 })
    expect(late[1]?.eventId).not.toBe(opened[0]?.eventId)
  })
})
