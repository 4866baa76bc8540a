import type { FieldHits, Role } from '../reading/vocabulary.ts'
import { lexiconPushes } from '../polarity/lexicon-score.ts'

/** Counts beside the hashed features: words and faces of judgement, in the whole text and at its end; words of harm. */
export const denseNames = [
  'positive',
  'negative',
  'balance',
  'faces',
  'end',
  'exclamations',
  'questions',
  'shortness',
  'mixed',
  'casualties',
  'complaints',
  'grave',
  'company',
  'outages',
  'acts',
  'grievances',
  'grievanceDensity',
  'parties',
  'asks',
  'petition',
  'petitionDensity',
] as const
export const denseCount = denseNames.length
/** Those that speak of tone; the rest speak of harm, which tone must not lean on. */
export const tonalCount = denseNames.indexOf('casualties')

/** Length of the stretch that counts as the end. */
const endLength = 24
/** Marks are counted in the last so many characters. */
const markLength = 400
/** Category words of accidents, health and disasters have values below this (see `categoryOrder`). */
const firstCompanyCategory = 12

export interface DenseInput {
  readonly text: string
  readonly hits: FieldHits
}

/** 1 for an empty text, towards 0 with its length in units. */
export function shortnessOf(length: number): number {
  return 1 / Math.sqrt(1 + length / 10)
}

/** Fills `denseCount` numbers from `at`; `fields` are the title and the text, as far as there are any. */
export function denseFeatures(fields: readonly DenseInput[], into: Float32Array, at: number): void {
  let positive = 0
  let negative = 0
  let end = 0
  let faces = 0
  let exclamations = 0
  let questions = 0
  let length = 0
  let grave = 0
  let company = 0
  for (const { text, hits } of fields) {
    length += text.length
    for (const push of lexiconPushes({ hits, text }, 0, text.length)) {
      if (push.weight > 0) positive += push.weight
      else negative -= push.weight
      if (push.end > text.length - endLength) end += push.weight
    }
    for (const face of hits.of('face')) faces += face.value
    for (let index = Math.max(0, text.length - markLength); index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      if (code === 33) exclamations += 1
      else if (code === 63) questions += 1
    }
    for (const hit of hits.of('category')) {
      if ((hit.value & 1) === 1) continue
      if (hit.value < firstCompanyCategory) grave += 1
      else company += 1
    }
  }
  const total = (role: Role): number => fields.reduce((sum, { hits }) => sum + hits.of(role).length, 0)
  const count = (role: Role): number => Math.log1p(Math.min(20, total(role)))
  into[at] = Math.log1p(positive)
  into[at + 1] = Math.log1p(negative)
  into[at + 2] = Math.tanh((positive - negative) / 3)
  into[at + 3] = Math.tanh(faces / 3)
  into[at + 4] = Math.tanh(end / 2)
  into[at + 5] = Math.min(3, Math.log1p(exclamations))
  into[at + 6] = Math.min(3, Math.log1p(questions))
  into[at + 7] = shortnessOf(length)
  into[at + 8] = Math.log1p(Math.min(positive, negative))
  into[at + 9] = count('casualty')
  into[at + 10] = count('complaint')
  into[at + 11] = Math.log1p(Math.min(20, grave))
  into[at + 12] = Math.log1p(Math.min(20, company))
  into[at + 13] = count('outage')
  into[at + 14] = count('act') + count('legal')
  into[at + 15] = count('grievance')
  into[at + 16] = Math.tanh((8 * total('grievance')) / (length + 20))
  const [parties, asks] = [count('party'), count('ask')]
  into[at + 17] = parties
  into[at + 18] = asks
  into[at + 19] = parties * (asks + count('grievance'))
  into[at + 20] = Math.tanh((10 * (total('party') + total('ask') + total('grievance'))) / (length + 20))
}
