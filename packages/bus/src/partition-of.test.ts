import { expect, test } from 'vitest'
import { murmur2, partitionOf } from './partition-of.ts'

/** The values Kafka's own UtilsTest expects. */
test.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])('the hash of %s is the one Kafka computes', (key, expected) => {
  expect(murmur2(Buffer.from(key))).toBe(expected)
})

test('keys spread over all partitions and a key always lands in the same one', () => {
  const counts = [0, 0, 0, 0]
  for (let index = 0; index < 4000; index += 1) {
    const partition = partitionOf(`来源-${index}`, 4)
    expect(partitionOf(`来源-${index}`, 4)).toBe(partition)
    counts[partition] = (counts[partition] ?? 0) + 1
  }
  for (const count of counts) expect(count).toBeGreaterThan(800)
})
