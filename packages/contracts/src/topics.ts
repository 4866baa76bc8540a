/** Names are the same on Kafka and on the embedded log (spec: "Topics"). */
export const topics = {
  mentionsRaw: 'mentions.raw',
  mentionsBackfill: 'mentions.backfill',
  mentionsScored: 'mentions.scored',
  mentionsBackfillScored: 'mentions.backfill.scored',
  mentionsMatched: 'mentions.matched',
  storiesAssigned: 'stories.assigned',
  alertsGraded: 'alerts.graded',
  incidentsChanged: 'incidents.changed',
} as const

export type LiveTopic = (typeof topics)[keyof typeof topics]
export type DeadTopic = `${LiveTopic}.dead`
export type Topic = LiveTopic | DeadTopic

/** What the key of a record is; records of one key keep their order. */
export const topicKeys: Record<LiveTopic, 'source' | 'mention' | 'subject' | 'event' | 'incident'> = {
  'mentions.raw': 'source',
  'mentions.backfill': 'source',
  'mentions.scored': 'mention',
  'mentions.backfill.scored': 'mention',
  'mentions.matched': 'subject',
  'stories.assigned': 'mention',
  'alerts.graded': 'event',
  'incidents.changed': 'incident',
}

export const liveTopics: readonly LiveTopic[] = Object.values(topics)

export function deadTopicOf(topic: LiveTopic): DeadTopic {
  return `${topic}.dead`
}

export const allTopics: readonly Topic[] = liveTopics.flatMap((topic): Topic[] => [topic, deadTopicOf(topic)])

/** The consumer groups of the flow and what each reads: what lag is shown for. */
export const consumerGroups: Readonly<Record<string, readonly LiveTopic[]>> = {
  scoring: ['mentions.raw'],
  'scoring-backfill': ['mentions.backfill'],
  indexer: ['mentions.scored'],
  'indexer-backfill': ['mentions.backfill.scored'],
  'indexer-stories': ['stories.assigned'],
  alerting: ['mentions.matched'],
  'alerting-incidents': ['incidents.changed'],
  'alerting-searches': ['mentions.scored', 'stories.assigned', 'alerts.graded'],
  incidents: ['alerts.graded'],
}
