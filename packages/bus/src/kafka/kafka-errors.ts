import kafkajs from 'kafkajs'
import { messageOf, TransientError } from '@groundswell/runtime'

/** Broker answers that another try of the same request will not change. */
const lasting = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_TOPIC_EXCEPTION',
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'UNSUPPORTED_VERSION',
  'POLICY_VIOLATION',
  'INVALID_REPLICATION_FACTOR',
])

/** This member is no longer in its group: its partitions are another's. */
const expelled = new Set(['UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'FENCED_INSTANCE_ID'])

/** The broker no longer knows the producer, or what it sent last: it needs a new identity. */
const producerLost = new Set([
  'OUT_OF_ORDER_SEQUENCE_NUMBER',
  'DUPLICATE_SEQUENCE_NUMBER',
  'INVALID_PRODUCER_EPOCH',
  'PRODUCER_FENCED',
  'UNKNOWN_PRODUCER_ID',
  'INVALID_PRODUCER_ID_MAPPING',
])

/** The broker's name for what went wrong, as NOT_LEADER_FOR_PARTITION; looked for through the causes. */
export function brokerErrorOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { type } = error as { type?: unknown }
  return typeof type === 'string' ? type : brokerErrorOf(error.cause)
}

export function isExpelled(error: unknown): boolean {
  return expelled.has(brokerErrorOf(error) ?? '')
}

export function isProducerLost(error: unknown): boolean {
  return producerLost.has(brokerErrorOf(error) ?? '')
}

export function isRebalancing(error: unknown): boolean {
  return brokerErrorOf(error) === 'REBALANCE_IN_PROGRESS'
}

/** A kafkajs error as the bus tells it: `TransientError` unless another try cannot help. Others pass as they are. */
export function busError(error: unknown): Error {
  if (!(error instanceof kafkajs.KafkaJSError)) return error instanceof Error ? error : new Error(String(error))
  if (lasting.has(brokerErrorOf(error) ?? '') || error instanceof kafkajs.KafkaJSSASLAuthenticationError)
    return new Error(`Kafka refuses: ${messageOf(error)}`, { cause: error })
  return new TransientError(`Kafka: ${messageOf(error)}`, { cause: error })
}
