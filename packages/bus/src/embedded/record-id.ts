/**
 * A record's place as one row id, so that the log is one B-tree that every partition appends to, without an index:
 * 11 bits of topic, 6 of partition, 36 of offset, together within the integers a JavaScript number holds exactly.
 */
export const rowsPerPartition = 2 ** 36
export const maximumPartitions = 64

export function partitionBase(topic: number, partition: number): number {
  return (topic * maximumPartitions + partition) * rowsPerPartition
}

export function recordId(topic: number, partition: number, offset: number): number {
  return partitionBase(topic, partition) + offset
}

export function offsetOf(id: number): number {
  return id % rowsPerPartition
}
