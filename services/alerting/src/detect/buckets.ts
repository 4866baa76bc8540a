import { bounds, type Buckets } from '../subject/subject-state.ts'

const width = bounds.bucketMilliseconds

export function addToBuckets(buckets: Buckets, at: number, negative: boolean, by: 1 | -1): void {
  const key = String(Math.floor(at / width))
  const [all, bad] = buckets[key] ?? [0, 0]
  const next: [number, number] = [all + by, bad + (negative ? by : 0)]
  if (next[0] <= 0) delete buckets[key]
  else buckets[key] = next
}

/** Drops buckets older than the longest window before `clock`. */
export function trimBuckets(buckets: Buckets, clock: number): void {
  const oldest = Math.floor((clock - bounds.windowMilliseconds) / width)
  for (const key of Object.keys(buckets)) if (Number(key) < oldest) delete buckets[key]
}

/** Mentions and negative ones of the `length` milliseconds that end at `clock`, to the bucket of ten minutes. */
export function sumWindow(buckets: Buckets, clock: number, length: number): { all: number; negative: number } {
  const last = Math.floor(clock / width)
  const first = Math.floor((clock - length) / width) + 1
  let all = 0
  let negative = 0
  for (const [key, [count, bad]] of Object.entries(buckets)) {
    if (Number(key) < first || Number(key) > last) continue
    all += count
    negative += bad
  }
  return { all, negative }
}
