import { bounds, type Exemplar, type StoryState } from '../subject/subject-state.ts'
import type { Reading } from './contribution.ts'
import { areDifferentKinds, mainCategory } from './categories.ts'
import { similarity } from './similarity.ts'
import type { StoryIndex } from './story-index.ts'
import { isSameWording } from './wording.ts'

export interface StoryRules {
  readonly joinFrom: number
  readonly forgetAfter: number
}

const looked = 24
/** Taken off where most of a story is of another kind of event. */
const otherKind = 0.35

/** The open story a report belongs to: the most similar of those similar enough, the older one where two are alike. */
export function findStory(reading: Reading, index: StoryIndex, rules: StoryRules): StoryState | undefined {
  let best: StoryState | undefined
  let bestScore = rules.joinFrom
  for (const story of index.candidates(reading.terms, looked)) {
    if (story.drill !== reading.drill || Math.abs(reading.at - story.lastAt) > rules.forgetAfter) continue
    const score = likenessTo(story, reading)
    if (score < bestScore || (score === bestScore && best !== undefined && !isOlder(story, best))) continue
    best = story
    bestScore = score
  }
  return best
}

function likenessTo(story: StoryState, reading: Reading): number {
  if (story.wordings.some((wording) => isSameWording(wording, reading.wording))) return 2
  const likest = Math.max(0, ...story.exemplars.map((exemplar) => similarity(exemplar, reading)))
  return areDifferentKinds(mainCategory(story.categories), reading.category) ? likest - otherKind : likest
}

function isOlder(a: StoryState, b: StoryState): boolean {
  return a.firstAt < b.firstAt || (a.firstAt === b.firstAt && a.id < b.id)
}

/** Keeps a report for comparison: the first ones for good, the rest in turn. Reposts add nothing to compare with. */
export function rememberExemplar(story: StoryState, reading: Reading, index: StoryIndex): void {
  const { mention, at, terms, facts, spots, cities, provinces, category } = reading
  if (terms.length === 0 || story.exemplars.some((known) => sameTerms(known.terms, terms))) return
  const exemplar: Exemplar = { mention, at, terms, facts, spots, cities, provinces, category }
  if (story.exemplars.length >= bounds.exemplars) {
    const [gone] = story.exemplars.splice(bounds.exemplars / 2, 1)
    if (gone !== undefined) index.unlearn(story.id, gone)
  }
  story.exemplars.push(exemplar)
  index.learn(story.id, exemplar)
}

function sameTerms(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((term, at) => term === b[at])
}
