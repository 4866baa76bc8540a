/**
 * Which partition a key lands in: Kafka's own default (murmur2 of the UTF-8 bytes, sign bit cleared, modulo), so that
 * both engines spread keys alike and other Kafka clients agree. https://kafka.apache.org (Utils.murmur2)
 */
export function partitionOf(key: string, partitions: number): number {
  return (murmur2(Buffer.from(key, 'utf8')) & 0x7fffffff) % partitions
}

/** 32-bit MurmurHash2 with Kafka's seed, as a signed integer. */
export function murmur2(data: Uint8Array): number {
  const multiplier = 0x5bd1e995
  const length = data.length
  let hash = 0x9747b28c ^ length
  const view = new DataView(data.buffer, data.byteOffset, length)
  let at = 0
  for (; at + 4 <= length; at += 4) {
    let word = Math.imul(view.getInt32(at, true), multiplier)
    word = Math.imul(word ^ (word >>> 24), multiplier)
    hash = Math.imul(hash, multiplier) ^ word
  }
  const rest = length - at
  if (rest >= 3) hash ^= view.getUint8(at + 2) << 16
  if (rest >= 2) hash ^= view.getUint8(at + 1) << 8
  if (rest >= 1) hash = Math.imul(hash ^ view.getUint8(at), multiplier)
  hash = Math.imul(hash ^ (hash >>> 13), multiplier)
  return (hash ^ (hash >>> 15)) | 0
}
