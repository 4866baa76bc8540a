import type { LogFile } from './log-file.ts'
import { offsetOf, recordId } from './record-id.ts'
import type { PartitionBounds, Retained, RetentionPolicy } from './protocol.ts'

/**
 * One step of retention, at most `atMost` records a partition, so that publishing never waits long behind it; call again
 * until it drops nothing. From the front of each partition, a record goes when it is
 * - older than the hard limit, whoever has not read it, or
 * - read by every durable group (one that starts from the earliest) and too old, or the file too large.
 * A group that has committed nothing within the hard limit is taken for gone and holds nothing back.
 */
export function retain(log: LogFile, policy: RetentionPolicy, at: number, atMost: number): Retained {
  const before = log.snapshot().bounds
  const floors = slowestDurable(log, at - policy.hardAge)
  const pressed = usedBytes(log) > policy.bytes
  const bounds: PartitionBounds[] = []
  let dropped = 0
  let unread = 0
  for (const partition of before) {
    if (partition.start === partition.end) continue
    const topic = log.topicId(partition.topic)
    const floor = floors.get(recordId(topic, partition.partition, 0)) ?? partition.end
    const horizon = Math.min(partition.end, partition.start + atMost)
    const hard = firstKept(log, recordId(topic, partition.partition, partition.start), horizon, at - policy.hardAge)
    const soft = pressed
      ? horizon
      : firstKept(log, recordId(topic, partition.partition, partition.start), horizon, at - policy.age)
    const first = Math.max(hard, Math.min(soft, floor))
    if (first <= partition.start) continue
    dropped += first - partition.start
    unread += Math.max(0, first - Math.max(floor, partition.start))
    bounds.push(log.dropBefore(partition.topic, partition.partition, first))
  }
  return { dropped, unread, bounds }
}

/** The offset of the first record from `id` on that is younger than `cutoff`, at most `horizon`. */
function firstKept(log: LogFile, id: number, horizon: number, cutoff: number): number {
  const base = id - offsetOf(id)
  const row = log.database
    .prepare('SELECT id FROM records WHERE id >= ? AND id < ? AND at >= ? ORDER BY id LIMIT 1')
    .get(id, base + horizon, cutoff)
  return row === undefined ? horizon : offsetOf(Number(row['id']))
}

function slowestDurable(log: LogFile, aliveSince: number): Map<number, number> {
  const rows = log.database
    .prepare(
      `SELECT topic, partition, min(position) AS position FROM committed
       WHERE durable = 1 AND name IN (SELECT name FROM committed GROUP BY name HAVING max(at) >= ?) GROUP BY topic, partition`,
    )
    .all(aliveSince)
  return new Map(
    rows.map((row) => [recordId(Number(row['topic']), Number(row['partition']), 0), Number(row['position'])]),
  )
}

function usedBytes(log: LogFile): number {
  const pragma = (name: string): number => Number(Object.values(log.database.prepare(`PRAGMA ${name}`).get() ?? {})[0])
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size')
}
