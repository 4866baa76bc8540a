import { z } from 'zod'
import type { Clock, Logger } from '@groundswell/runtime'
import { openEmbeddedBus } from './embedded/embedded-event-bus.ts'
import type { EventBus } from './event-bus.ts'
import { openKafkaBus } from './kafka/kafka-event-bus.ts'

const partitions = z.int().min(1).max(64)

/** The section `bus` of the configuration: which engine carries the topics. */
export const busConfig = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('embedded'),
    partitions: partitions.optional().describe('Fixed when the log is first made; default 4'),
  }),
  z.strictObject({
    kind: z.literal('kafka'),
    brokers: z.array(z.string().regex(/^[^\s:]+:\d{1,5}$/, 'host:port')).min(1),
    clientId: z.string().min(1).default('groundswell'),
    partitions: partitions.optional().describe('Of topics that are missing; default 4'),
    replication: z.int().min(1).max(16).optional().describe("Of topics that are missing; default: the broker's"),
    topicPrefix: z
      .string()
      .regex(/^[A-Za-z0-9._-]*$/)
      .optional()
      .describe('Put before names of topics and groups'),
  }),
])
export type BusConfig = z.infer<typeof busConfig>

export interface OpenBusParts {
  /** Where the embedded log is kept. */
  readonly folder: string
  readonly log: Logger
  readonly clock?: Clock
  /** Stops waiting for brokers that are not there yet. */
  readonly signal?: AbortSignal
}

export function openBus(config: BusConfig, parts: OpenBusParts): Promise<EventBus> {
  const { log } = parts
  const clock = parts.clock === undefined ? {} : { clock: parts.clock }
  const count = config.partitions === undefined ? {} : { partitions: config.partitions }
  if (config.kind === 'embedded') return openEmbeddedBus({ folder: parts.folder, log, ...clock, ...count })
  return openKafkaBus({
    brokers: config.brokers,
    clientId: config.clientId,
    log,
    ...clock,
    ...count,
    ...(config.replication === undefined ? {} : { replication: config.replication }),
    ...(config.topicPrefix === undefined ? {} : { topicPrefix: config.topicPrefix }),
    ...(parts.signal === undefined ? {} : { signal: parts.signal }),
  })
}
