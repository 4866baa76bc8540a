import type { Span, SubjectMatch, TextScores } from '@groundswell/contracts'
import { readText, type ReadText } from '../read-text.ts'
import { round, scoreRead } from '../score-text.ts'
import type { ScoringModel } from '../scoring-model.ts'
import type { Passage, Stretch } from '../signals/passage.ts'
import { ownClauses, type OwnClauses } from './own-clauses.ts'

export type SubjectJudgement = Pick<SubjectMatch, 'polarity' | 'polarityScore' | 'negativeEvent'>

/** Hits of a subject looked at in one field. */
const maximumHits = 20
/** What praise of the subject in its own clauses leaves of an event elsewhere in the text. */
const quietEvent = 0.1
/** Score of the side of a comparison that says no more (A 不如 B). */
const comparedScore = 0.4

/**
 * Polarity and event towards one subject. Where the text names another party (别家, a second company), the clauses that name
 * the subject, and those behind them until the other is named, are scored by themselves, and what the text says of the two
 * beside each other (A 不如 B, 从 A 换到 B) decides; elsewhere the whole text counts. It cannot follow irony, and knows other
 * companies by how such names end, by where they stand and by letters that everyday words do not put together. The party that
 * stands out against the other is praised or blamed for it; an event in the other's clauses only is not the subject's.
 */
export function judgeSubject(
  model: ScoringModel,
  read: ReadText,
  scores: TextScores,
  hits: readonly Span[],
): SubjectJudgement {
  const own: string[] = []
  const others: string[] = []
  let found: OwnClauses | undefined
  for (const passage of read.passages) {
    const inField = hits.filter((hit) => hit.field === passage.reading.field).slice(0, maximumHits)
    if (inField.length === 0) continue
    const clauses = ownClauses(passage, inField)
    own.push(...clauses.own.map((each) => wordsOf(passage, each)))
    others.push(...clauses.others.map((each) => wordsOf(passage, each)))
    if (clauses.contrasted) found ??= clauses
  }
  if (found === undefined) return whole(scores)
  if (found.relation.unlike && (own.length === 0 || others.length === 0))
    return otherWayRound(scoresOf(model, read, [...own, ...others]))
  const judged = scoresOf(model, read, own)
  if (found.relation.except) return otherWayRound(judged)
  const theirs = others.length === 0 ? undefined : scoresOf(model, read, others)
  if (found.relation.spared) return theirs?.polarity === 'negative' ? praised(judged) : spared(judged)
  // I bought it from A, and <strange word> broke: nobody else is meant.
  if (!found.sure && !found.relation.contrast && judged.polarity === 'neutral' && theirs?.polarity === 'negative')
    return whole(scores)
  return besideOthers(found, judged, theirs)
}

/** How far a party chosen in the end is praised by that alone. */
const chosenPush = 0.6
const singledPush = 0.3
/** From this tone on a side is taken, where either party's clauses have a tone and where neither have. */
const decided = { toned: 0.1, toneless: 0.4 } as const

/** The tone of the subject's own clauses, and how they stand out against the other's: the same mild words praise beside blame. */
function besideOthers(
  { relation, amongAll, alike, contradicts }: OwnClauses,
  judged: TextScores,
  theirs: TextScores | undefined,
): SubjectJudgement {
  const side = relation.side ?? amongAll
  if (relation.cleared || side === 'better') return praised(judged)
  // Why a party was left stands behind the name of the next: …换到 B，A 丢了我的件.
  if (relation.left)
    return blamed({ ...judged, negativeEvent: Math.max(judged.negativeEvent, theirs?.negativeEvent ?? 0) })
  if (side === 'worse') return { ...blamed(judged), negativeEvent: judged.negativeEvent }
  const toneless = judged.polarity === 'neutral' && (theirs?.polarity ?? 'neutral') === 'neutral'
  if (toneless && !relation.contrast && relation.chosen === undefined) return whole(judged)
  let tone = judged.polarityScore
  if (relation.chosen !== undefined) tone += relation.chosen === 'own' ? chosenPush : -chosenPush
  if (relation.singled) tone -= singledPush
  if (contradicts && theirs !== undefined) tone += theirs.polarityScore < 0 ? chosenPush : -chosenPush
  const bothBad = judged.polarity === 'negative' && theirs?.polarity === 'negative'
  if (theirs !== undefined && !alike && (relation.contrast || contradicts || !bothBad))
    tone += standingOut(judged, theirs, relation.chosen === undefined)
  const least =
    toneless && !relation.unlike && relation.chosen === undefined && !contradicts ? decided.toneless : decided.toned
  if (tone > least) return praised(judged)
  if (tone < -least) return blamed(judged)
  return {
    polarity: 'neutral',
    polarityScore: Math.max(-0.2, Math.min(0.2, tone)),
    negativeEvent: judged.negativeEvent,
  }
}

/** Tone of one party's clauses less that of the other's; trouble is blame too, unless a choice says what it led to. */
function standingOut(judged: TextScores, theirs: TextScores, withTrouble: boolean): number {
  const trouble = withTrouble ? judged.negativeEvent - theirs.negativeEvent : 0
  return judged.polarityScore - theirs.polarityScore - trouble
}

function whole({ polarity, polarityScore, negativeEvent }: SubjectJudgement): SubjectJudgement {
  return { polarity, polarityScore, negativeEvent }
}

/** It speaks of the clause before. */
const conjunction = /^\s*(?:but|while|whereas|although|though)\s/i

function wordsOf({ reading }: Passage, { start, end }: Stretch): string {
  return reading.original.slice(reading.start(start), reading.end(end)).replace(conjunction, '')
}

function scoresOf(model: ScoringModel, read: ReadText, clauses: readonly string[]): TextScores {
  return scoreRead(model, readText(model, { ...read.input, title: undefined, text: clauses.join('，') }))
}

function praised({ polarityScore, negativeEvent }: SubjectJudgement): SubjectJudgement {
  return {
    polarity: 'positive',
    polarityScore: Math.max(comparedScore, polarityScore),
    negativeEvent: Math.min(negativeEvent, quietEvent),
  }
}

/** Odds of an event, times this where a party is blamed beside another: mostly for what the writer met with. */
const blameOdds = 3

function blamed({ polarityScore, negativeEvent }: SubjectJudgement): SubjectJudgement {
  const event = (negativeEvent * blameOdds) / (1 + negativeEvent * (blameOdds - 1))
  return { polarity: 'negative', polarityScore: Math.min(-comparedScore, polarityScore), negativeEvent: round(event) }
}

/** What happened happened to others; a tone of blame in the clause is of that. */
function spared({ polarity, polarityScore, negativeEvent }: SubjectJudgement): SubjectJudgement {
  const event = Math.min(negativeEvent, quietEvent)
  return polarity === 'negative'
    ? { polarity: 'neutral', polarityScore: 0, negativeEvent: event }
    : { polarity, polarityScore, negativeEvent: event }
}

/** Unlike A, B was late: A was not. */
function otherWayRound({ polarity, polarityScore, negativeEvent }: SubjectJudgement): SubjectJudgement {
  const turned = { polarity, polarityScore: -polarityScore, negativeEvent: Math.min(negativeEvent, quietEvent) }
  if (polarity === 'negative') return praised(turned)
  if (polarity === 'positive') return blamed(turned)
  return { ...turned, polarityScore: 0 }
}
