import { readdirSync, readFileSync } from 'node:fs'
import type { Span, TextScores } from '@groundswell/contracts'
import { readText } from '../read-text.ts'
import { scoreRead } from '../score-text.ts'
import { judgeSubject } from '../subject/judge-subject.ts'
import type { ScoringModel } from '../scoring-model.ts'

/** A sentence of our own with what scoring must say of it; what is absent is left open. */
export interface RegressionCase {
  readonly text: string
  readonly polarity?: TextScores['polarity']
  readonly event?: boolean
  readonly category?: TextScores['category']
  readonly emotion?: TextScores['emotion']
  readonly lang?: string
  readonly script?: string
  /** 江西/南昌, 吉林: in the order of their letters. */
  readonly places?: readonly string[]
  /** Polarity and event are judged towards this name. */
  readonly subject?: string
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
    const read = readText(model, { text: each.text })
    const scores = scoreRead(model, read)
    const judged =
      each.subject === undefined ? scores : judgeSubject(model, read, scores, hitsOf(each.text, each.subject))
    const wrong: string[] = []
    const expect = (what: string, wanted: string | boolean | undefined, got: string | boolean): void => {
      if (wanted !== undefined && wanted !== got) wrong.push(`${what}: wanted ${String(wanted)}, got ${String(got)}`)
    }
    expect('polarity', each.polarity, judged.polarity)
    expect('event', each.event, judged.negativeEvent >= 0.5)
    expect('category', each.category, scores.category)
    expect('emotion', each.emotion, scores.emotion)
    expect('lang', each.lang, scores.lang)
    expect('script', each.script, scores.script)
    if (each.places !== undefined) expect('places', each.places.join(' '), placeList(scores.places))
    if (each.signals !== undefined) expect('signals', list(each.signals), list(scores.signals))
    if (wrong.length > 0)
      misses.push({ text: each.subject === undefined ? each.text : `${each.text} (${each.subject})`, wrong })
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

function hitsOf(text: string, subject: string): Span[] {
  const start = text.indexOf(subject)
  return [{ field: 'text', start, end: start + subject.length }]
}

function placeList(places: TextScores['places']): string {
  return places
    .map(({ province, city }) => (city === undefined ? province : `${province}/${city}`))
    .sort()
    .join(' ')
}
