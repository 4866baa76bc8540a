import type { Signal } from '@groundswell/contracts'
import { categoryOrder } from '../category/find-category.ts'
import { isHistory, isSupposed, negatedBefore } from '../signals/circumstances.ts'
import type { Role } from '../reading/vocabulary.ts'
import { clauseAround, type Passage } from '../signals/passage.ts'

/** Signals that speak of harm, and how much each moves the odds that something bad happened. */
export const harm: Readonly<Partial<Record<Signal['kind'], number>>> = {
  deaths: 4,
  injuries: 3.5,
  'serious-injuries': 3.5,
  complainants: 3,
  regulator: 3,
  'outage-hours': 2.5,
  recall: 2.5,
  'legal-action': 2,
  money: 1,
}

const quietOdds = -2.5

/** Probability of an event by the signals alone. */
function eventOfSignals(signals: readonly Signal[]): number {
  let odds = quietOdds
  for (const signal of signals) odds += harm[signal.kind] ?? 0
  return 1 / (1 + Math.exp(-odds))
}

const tells = /我|本人|咱/

/**
 * A letter of grievance: two different words of being wronged; one in an account of one's own (or beside a request) that names
 * two of the people and offices such letters are about; or two of those beside two words of asking.
 */
function isGrievance(passages: readonly Passage[]): boolean {
  const grievances = differentWords(passages, 'grievance')
  if (grievances >= 2) return true
  const asks = differentWords(passages, 'ask')
  if (asks + grievances === 0 || differentWords(passages, 'party') < 2) return false
  if (asks >= 2) return true
  return grievances === 1 && (asks === 1 || passages.some(({ text }) => tells.test(text)))
}

/** How many different words of a list a text has; more than two make no difference. */
function differentWords(passages: readonly Passage[], role: Role): number {
  let first: string | undefined
  for (const { hits, text } of passages)
    for (const { start, end } of hits.of(role)) {
      const word = text.slice(start, end)
      first ??= word
      if (word !== first) return 2
    }
  return first === undefined ? 0 : 1
}

/** Most texts that name weather or illness tell of no harm: they are left to the head and to casualties. */
const leftToTheHead = new Set(['natural-disaster', 'public-health', 'policy-change'])
/** Strong words of their category that titles and posts use of other things as well. */
const ambiguous = new Set(['死亡', '被困', '燃烧', '崩溃', '崩了', '死机', '维权', '条例', '叫停'])
/** A word that names an event speaks for the text where it stands in its beginning. */
const beginning = 80

/**
 * What a word of a category that companies answer for, said of here and now, adds to the raw odds of an event: it speaks loud,
 * and the text around it may say otherwise (a drill, a film, a rule book). Where the head stood further below its threshold
 * than a strong word adds, three of four texts of ours told of nothing; of 0.5, 1 and 1.5 for a sign 1 was best.
 */
const categoryOdds = { strong: 2, sign: 1 } as const

export function oddsOfWords(passages: readonly Passage[]): number {
  let most = 0
  for (const passage of passages) {
    for (const hit of passage.hits.of('category')) {
      if (hit.start >= beginning) break
      const category = categoryOrder[hit.value >> 2]
      const kind = hit.value & 3
      if (kind > 1 || category === undefined || leftToTheHead.has(category)) continue
      if (ambiguous.has(passage.text.slice(hit.start, hit.end))) continue
      const clause = clauseAround(passage, hit.start, hit.end)
      if (negatedBefore(passage, Math.max(clause.start, hit.start - 4), hit.start)) continue
      if (isSupposed(passage, hit.start, hit.end) || isHistory(passage, hit.start, hit.end)) continue
      if (kind === 0) return categoryOdds.strong
      most = categoryOdds.sign
    }
  }
  return most
}

/** What a grievance found by its words alone is worth: above the threshold, below what a death is. */
const grievanceEvent = 0.7

/** What the rules alone are sure of, whatever the trained head says of the text: signals of harm and letters of grievance. */
export function eventByRules(passages: readonly Passage[], signals: readonly Signal[]): number {
  return Math.max(eventOfSignals(signals), isGrievance(passages) ? grievanceEvent : 0)
}
