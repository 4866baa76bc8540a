import type { ScoringModel } from '../scoring-model.ts'
import { readText } from '../read-text.ts'
import { readLinear } from '../linear/read-linear.ts'
import { scoreRead } from '../score-text.ts'
import { calibrationError, macroF1, shareOf, type Confidence, type Share } from './measure.ts'
import type { LabelledText } from './read-data.ts'

export interface DevSet {
  readonly binary: Share
  readonly binaryError: number
  readonly threeClass?: { readonly macroF1: number; readonly error: number }
  /** Share of positive texts flagged as negative events. */
  readonly positiveFlags: Share
}

export interface DevResult {
  readonly sets: Readonly<Record<string, DevSet>>
  readonly binaryMean: number
  readonly binaryErrorPooled: number
  /** Over the positive texts of all sets. */
  readonly positiveFlags: Share
}

/** Measures the shipped model, as it scores, on labelled sets it was not trained on. */
export function measureDev(model: ScoringModel, sets: ReadonlyMap<string, readonly LabelledText[]>): DevResult {
  const results: Record<string, DevSet> = {}
  const pooled: Confidence[] = []
  let sum = 0
  let allFlagged = 0
  let allPositives = 0
  for (const [name, texts] of sets) {
    const binary: Confidence[] = []
    const three: Confidence[] = []
    const truth: string[] = []
    const said: string[] = []
    let flagged = 0
    let positives = 0
    for (const text of texts) {
      const read = readText(model, { text: text.text })
      const linear = readLinear(model, read)
      if (linear === undefined) throw new Error('the model has no weights to measure')
      const p = 1 / (1 + Math.exp(-linear.polarityOdds))
      if (text.label === 'pos' || text.label === 'neg')
        binary.push({ confidence: Math.max(p, 1 - p), right: p > 0.5 === (text.label === 'pos') })
      const best = Math.max(linear.negative, linear.neutral, linear.positive)
      const label = best === linear.neutral ? 'neu' : best === linear.positive ? 'pos' : 'neg'
      truth.push(text.label)
      said.push(label)
      three.push({ confidence: best, right: label === text.label })
      if (text.label !== 'pos') continue
      positives += 1
      if (scoreRead(model, read).negativeEvent >= 0.5) flagged += 1
    }
    allFlagged += flagged
    allPositives += positives
    const share = shareOf(binary.filter((each) => each.right).length, binary.length)
    sum += share.value
    pooled.push(...binary)
    results[name] = {
      binary: share,
      binaryError: calibrationError(binary),
      ...(truth.includes('neu')
        ? { threeClass: { macroF1: macroF1(truth, said), error: calibrationError(three) } }
        : {}),
      positiveFlags: shareOf(flagged, positives),
    }
  }
  return {
    sets: results,
    binaryMean: sets.size === 0 ? 0 : sum / sets.size,
    binaryErrorPooled: calibrationError(pooled),
    positiveFlags: shareOf(allFlagged, allPositives),
  }
}
