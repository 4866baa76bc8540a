import { readdirSync, readFileSync } from 'node:fs'
import type { TextScores } from '@groundswell/contracts'
import { scoreText } from '../score-text.ts'
import type { ScoringModel } from '../scoring-model.ts'

/** A sentence of our own with what scoring must say of it; what is absent is left open. */
export interface RegressionCase {
  readonly text: string
  readonly polarity?: TextScores['polarity']
  readonly event?: boolean
  readonly category?: TextScores['category']
  /** All signals the text has, no more and no fewer. */
  readonly signals?: readonly Partial<TextScores['signals'][number]>[]
}

export interface RegressionMiss {
  readonly text: string
  readonly wrong: readonly string[]
}

export interface RegressionResult {
  readonly count: number
  readonly misses: readonly RegressionMiss[]
}

const folder = new URL('.', import.meta.url)

/** The cases by file name without its ending. */
export function readRegression(): Map<string, RegressionCase[]> {
  const sets = new Map<string, RegressionCase[]>()
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith('.ndjson'))
    .sort()) {
    const lines = readFileSync(new URL(name, folder), 'utf8').split('\n').filter(Boolean)
    sets.set(
      name.slice(0, -'.ndjson'.length),
      lines.map((line) => JSON.parse(line) as RegressionCase),
    )
  }
  return sets
}

export function runRegression(model: ScoringModel, cases: readonly RegressionCase[]): RegressionResult {
  const misses: RegressionMiss[] = []
  for (const each of cases) {
    const scores = scoreText(model, { text: each.text })
    const wrong: string[] = []
    const expect = (what: string, wanted: string | boolean | undefined, got: string | boolean): void => {
      if (wanted !== undefined && wanted !== got) wrong.push(`${what}: wanted ${String(wanted)}, got ${String(got)}`)
    }
    expect('polarity', each.polarity, scores.polarity)
    expect('event', each.event, scores.negativeEvent >= 0.5)
    expect('category', each.category, scores.category)
    if (each.signals !== undefined) expect('signals', list(each.signals), list(scores.signals))
    if (wrong.length > 0) misses.push({ text: each.text, wrong })
  }
  return { count: cases.length, misses }
}

function list(signals: NonNullable<RegressionCase['signals']>): string {
  return signals
    .map(({ kind, value, atLeast, approx, claim }) =>
      [kind, value, atLeast === true ? 'atLeast' : '', approx === true ? 'approx' : '', claim === true ? 'claim' : '']
        .filter((part) => part !== '')
        .join(' '),
    )
    .sort()
    .join(', ')
}
