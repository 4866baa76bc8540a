import { consumerGroups, liveTopics, type LiveTopic } from '@groundswell/contracts'
import type { EventBus } from '@groundswell/bus'
import { isTransient, messageOf, type Metrics } from '@groundswell/runtime'
import { z } from 'zod'

export const groupLag = z.strictObject({
  group: z.string(),
  behind: z.int().nullable().describe('Records not read yet; null when it cannot be told'),
  topics: z.array(z.strictObject({ topic: z.enum(liveTopics), behind: z.int() })),
  detail: z.string().optional(),
})
export type GroupLagView = z.infer<typeof groupLag>

/** How far every group of the flow is behind. A bus that is away gives no figures, never an error. */
export function readLag(bus: EventBus): Promise<GroupLagView[]> {
  return Promise.all(Object.entries(consumerGroups).map(([group, topics]) => lagOf(bus, group, topics)))
}

async function lagOf(bus: EventBus, group: string, topics: readonly LiveTopic[]): Promise<GroupLagView> {
  try {
    const behind = new Map<LiveTopic, number>(topics.map((topic) => [topic, 0]))
    for (const { topic, end, committed } of await bus.lag(group, topics)) {
      const known = topics.find((name) => name === topic)
      if (known !== undefined) behind.set(known, (behind.get(known) ?? 0) + Math.max(0, end - committed))
    }
    const shown = [...behind].map(([topic, count]) => ({ topic, behind: count }))
    return { group, behind: shown.reduce((sum, one) => sum + one.behind, 0), topics: shown }
  } catch (error) {
    if (!isTransient(error)) throw error
    return { group, behind: null, topics: [], detail: messageOf(error) }
  }
}

/** For Prometheus; read when it is scraped. */
export function measureLag(bus: EventBus, metrics: Metrics): void {
  metrics.gauge('groundswell_group_lag', 'Records a group has not read yet', ['group', 'topic'], async (gauge) => {
    gauge.reset()
    for (const { group, topics } of await readLag(bus))
      for (const { topic, behind } of topics) gauge.set({ group, topic }, behind)
  })
}
