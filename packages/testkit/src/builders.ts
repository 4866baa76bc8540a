import type { GradedAlert, MatchedMention, Mention, RawMention } from '@groundswell/contracts'

let serial = 0

/** A mention as collected, whole and valid; `over` changes what the test is about. */
export function buildRawMention(over: Partial<RawMention> = {}): RawMention {
  serial += 1
  return {
    id: `m${serial}`,
    version: 1,
    platform: 'forum',
    source: { id: 'jiangpan', name: '江畔论坛', kind: 'page' },
    title: '',
    text: '云岭速运的包裹已经三天没有更新了。',
    author: { name: `用户${serial}` },
    publishedAt: '2026-03-02T07:00:00.000Z',
    collectedAt: '2026-03-02T07:00:05.000Z',
    drill: false,
    backfill: false,
    indexedUnder: '2026-03',
    ...over,
  }
}

/** A scored mention, whole and valid. */
export function buildMention(over: Partial<Mention> = {}): Mention {
  return {
    ...buildRawMention(),
    lang: 'zh',
    script: 'hans',
    polarity: 'negative',
    polarityScore: -0.6,
    polarityConfidence: 0.8,
    negativeEvent: 0.7,
    emotion: 'anger',
    category: 'service-dispute',
    signals: [],
    places: [],
    subjects: [],
    model: 'test',
    ...over,
  }
}

/** The opening of a level 3 event. */
export function buildGradedAlert(over: Partial<GradedAlert> = {}): GradedAlert {
  return {
    id: 'ev-1-1',
    seq: 1,
    eventId: 'ev-1',
    subject: { id: 'yunling', name: '云岭速运' },
    story: { id: 'st-1', title: '包裹延误投诉' },
    level: 3,
    previousLevel: null,
    change: 'opened',
    reasons: [{ indicator: 'complainants', value: 4, threshold: 3, level: 3, window: 'story', mentions: ['m1', 'm2'] }],
    scope: { text: '江州一个网点的客户', provinces: [], platforms: ['forum'] },
    precautions: ['联系投诉客户'],
    category: 'service-dispute',
    at: '2026-03-02T08:00:00.000Z',
    firstSeenAt: '2026-03-02T06:00:00.000Z',
    mentionCount: 4,
    drill: false,
    ...over,
  }
}

/** A scored mention as alerting gets it for one subject, whole and valid. */
export function buildMatchedMention(over: Partial<MatchedMention> = {}): MatchedMention {
  const mention = buildMention()
  const mentionId = over.mentionId ?? mention.id
  const version = over.version ?? 1
  const subject = over.subject ?? { id: 'yunling', name: '云岭速运', kind: 'brand' }
  const publishedAt = over.publishedAt ?? mention.publishedAt
  return {
    id: `${mentionId}:${version}:${subject.id}`,
    mentionId,
    version,
    retracted: false,
    subject,
    platform: mention.platform,
    source: mention.source,
    title: mention.title,
    text: mention.text,
    ...(mention.author === undefined ? {} : { author: mention.author }),
    publishedAt,
    collectedAt: publishedAt,
    polarity: mention.polarity,
    polarityScore: mention.polarityScore,
    negativeEvent: mention.negativeEvent,
    category: mention.category,
    signals: [],
    places: [],
    drill: false,
    ...over,
  }
}
