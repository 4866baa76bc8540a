/** Share right with its 95 % interval (Wilson 1927). */
export interface Share {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly count: number
}

export function shareOf(right: number, count: number): Share {
  if (count === 0) return { value: 0, low: 0, high: 1, count }
  const z = 1.96
  const p = right / count
  const middle = p + (z * z) / (2 * count)
  const spread = z * Math.sqrt((p * (1 - p)) / count + (z * z) / (4 * count * count))
  const scale = 1 + (z * z) / count
  return { value: p, low: (middle - spread) / scale, high: (middle + spread) / scale, count }
}

/** Mean of F1 over the classes of `truth`. */
export function macroF1(truth: readonly string[], said: readonly string[]): number {
  const classes = [...new Set(truth)]
  let sum = 0
  for (const each of classes) {
    let hit = 0
    let wrong = 0
    let missed = 0
    for (const [at, label] of truth.entries()) {
      if (label === each && said[at] === each) hit += 1
      else if (label === each) missed += 1
      else if (said[at] === each) wrong += 1
    }
    sum += hit === 0 ? 0 : (2 * hit) / (2 * hit + wrong + missed)
  }
  return sum / classes.length
}

export interface Confidence {
  readonly confidence: number
  readonly right: boolean
}

/** Expected calibration error over equal bins of confidence (Guo 2017). */
export function calibrationError(all: readonly Confidence[], bins = 15): number {
  const sums = new Float64Array(bins)
  const rights = new Float64Array(bins)
  const counts = new Float64Array(bins)
  for (const { confidence, right } of all) {
    const bin = Math.min(bins - 1, Math.floor(confidence * bins))
    sums[bin] = (sums[bin] ?? 0) + confidence
    rights[bin] = (rights[bin] ?? 0) + (right ? 1 : 0)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  let error = 0
  for (let bin = 0; bin < bins; bin += 1) error += Math.abs((sums[bin] ?? 0) - (rights[bin] ?? 0))
  return all.length === 0 ? 0 : error / all.length
}
