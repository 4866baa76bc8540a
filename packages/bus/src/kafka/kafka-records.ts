import type { IHeaders, KafkaMessage, Message } from 'kafkajs'
import type { Topic } from '@groundswell/contracts'
import type { IncomingRecord, OutgoingRecord } from '../event-bus.ts'

export function toMessage(record: OutgoingRecord): Message {
  return { key: record.key, value: record.value, headers: { ...record.headers } }
}

export function fromMessage(topic: Topic, partition: number, message: KafkaMessage): IncomingRecord {
  return {
    topic,
    partition,
    offset: Number(message.offset),
    timestamp: Number(message.timestamp),
    key: message.key?.toString() ?? '',
    headers: headersOf(message.headers ?? {}),
    value: message.value?.toString() ?? '',
  }
}

/** Kafka allows a header several times; ours are written once, of foreign ones the last counts. */
function headersOf(headers: IHeaders): Record<string, string> {
  const result: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const last = Array.isArray(value) ? value.at(-1) : value
    if (last !== undefined) result[name] = last.toString()
  }
  return result
}
