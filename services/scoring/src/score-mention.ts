import type { MatchedMention, Mention, RawMention, Span, SubjectMatch, TextScores } from '@groundswell/contracts'
import {
  judgeSubject,
  readText,
  scoreRead,
  type Outlet,
  type ScoringModel,
  type SubjectJudgement,
  type TextInput,
} from '@groundswell/sentiment'
import { classifierTokens, type JudgedAnew, type SubjectJudge } from '@groundswell/sentiment/subject-classifier'
import { beginning } from '@groundswell/text'
import { loadScoringModel } from './load-scoring-model.ts'
import type { Opinion } from './second-opinion/opinion.ts'
import type { SubjectSet } from './subject-set.ts'

/** Longest beginning of the text that alerting gets. */
export const matchedTextLength = 2_000

export interface Scorer {
  /** A pure function of the mention and the subjects. */
  score(raw: RawMention, subjects: SubjectSet): Mention
  /** The same, open to a second opinion. */
  draft(raw: RawMention, subjects: SubjectSet): Draft
  /** What a scored mention says towards a subject that hits it there, as `score` would have judged it. */
  readonly judge: (mention: Mention, hits: readonly Span[], by?: SubjectJudge) => SubjectJudgement | JudgedAnew
}

export interface Draft {
  readonly mention: Mention
  /**
   * The mention with somebody else's polarity of the text: subjects are matched and judged by it as by the built-in one (a
   * subject's own clauses, where another party is named, stay the built-in model's), `why` stays what pushed the built-in
   * score, and `model` names both.
   */
  revise(opinion: Opinion, by: string): Mention
}

export interface ScorerOptions {
  readonly model?: ScoringModel
  readonly outlets?: readonly Outlet[] | undefined
  /** A model of one's own in place of the shipped one (see `pnpm train`). */
  readonly weights?: string | undefined
}

/** The whole of scoring for one mention; the service and the programs run this same code. */
export function createScorer(options: ScorerOptions = {}): Scorer {
  const model = options.model ?? loadScoringModel({ outlets: options.outlets ?? [], weights: options.weights })
  const draft = (raw: RawMention, subjects: SubjectSet): Draft => {
    const read = readText(model, textOf(raw))
    let tokens: ReadonlySet<string> | undefined
    const mentionOf = (scores: TextScores): Mention => {
      const matched = subjects.match({ ...raw, ...scores }).map(({ id, hits }): SubjectMatch => {
        const name = subjects.get(id)?.name ?? id
        const builtIn = judgeSubject(model, read, scores, hits)
        const by = subjects.judgeOf(id)
        // Most mentions meet no classifier, and of several each asks for the same tokens.
        const judged = by === undefined ? builtIn : by((tokens ??= classifierTokens(raw)), builtIn)
        return { id, name, hits: [...hits], ...judged }
      })
      return { ...raw, ...scores, subjects: matched, subjectsVersion: subjects.version }
    }
    const scores = scoreRead(model, read)
    return {
      mention: mentionOf(scores),
      revise: (opinion, by) =>
        mentionOf({
          ...scores,
          polarity: opinion.polarity,
          polarityScore: rounded(opinion.score),
          polarityConfidence: rounded(opinion.confidence),
          model: `${scores.model}+${by}`,
        }),
    }
  }
  return {
    draft,
    score: (raw, subjects) => draft(raw, subjects).mention,
    judge: (mention, hits, by) => {
      const builtIn = judgeSubject(model, readText(model, textOf(mention)), mention, hits)
      return by === undefined ? builtIn : by(classifierTokens(mention), builtIn)
    },
  }
}

/** To four digits, as every score. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

function textOf({ title, text, publishedAt, source, author }: RawMention): TextInput {
  return { title, text, publishedAt, sourceName: source.name, authorName: author?.name }
}

/** What alerting gets of a scored mention: one record a subject. */
export function matchedMentionsOf(mention: Mention, subjects: SubjectSet): MatchedMention[] {
  return mention.subjects.map((match) => ({
    ...matchedMentionOf(mention, match.id, subjects),
    polarity: match.polarity,
    polarityScore: match.polarityScore,
    negativeEvent: match.negativeEvent,
  }))
}

/** The record that takes a match back: the subject matched an earlier version of the mention and this one no longer. */
export function retractionOf(mention: Mention, subjectId: string, subjects: SubjectSet): MatchedMention {
  return { ...matchedMentionOf(mention, subjectId, subjects), retracted: true }
}

function matchedMentionOf(mention: Mention, subjectId: string, subjects: SubjectSet): MatchedMention {
  const subject = subjects.get(subjectId)
  return {
    id: `${mention.id}:${mention.version}:${subjectId}`,
    mentionId: mention.id,
    version: mention.version,
    retracted: false,
    subject: { id: subjectId, name: subject?.name ?? subjectId, kind: subject?.kind ?? 'brand' },
    platform: mention.platform,
    source: mention.source,
    ...(mention.url === undefined ? {} : { url: mention.url }),
    title: mention.title,
    text: beginning(mention.text, matchedTextLength),
    ...(mention.author === undefined ? {} : { author: mention.author }),
    publishedAt: mention.publishedAt,
    collectedAt: mention.collectedAt,
    polarity: mention.polarity,
    polarityScore: mention.polarityScore,
    negativeEvent: mention.negativeEvent,
    category: mention.category,
    signals: mention.signals,
    places: mention.places,
    drill: mention.drill,
  }
}
