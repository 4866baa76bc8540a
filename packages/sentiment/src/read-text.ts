import { detectLanguage } from './reading/detect-language.ts'
import { readField } from './reading/read-field.ts'
import type { ScoringModel } from './scoring-model.ts'
import { createPassage, type Passage } from './signals/passage.ts'

export interface TextInput {
  readonly title?: string | undefined
  readonly text: string
  /** Known already (a feed says it); else recognised. */
  readonly lang?: string | undefined
  /** ISO 8601; an earlier year in the text is then history. */
  readonly publishedAt?: string | undefined
  /** Who published and wrote it; an outlet among them makes a media signal. */
  readonly sourceName?: string | undefined
  readonly authorName?: string | undefined
}

/** A text read once: what every part of scoring and each subject's judgement start from. */
export interface ReadText {
  readonly input: TextInput
  readonly lang: string
  readonly script: string
  readonly passages: readonly Passage[]
}

/** Year taken as the present for a text without a date. */
export const yearWithoutDate = 2026

export function readText(model: ScoringModel, input: TextInput): ReadText {
  const year = input.publishedAt === undefined ? yearWithoutDate : Number(input.publishedAt.slice(0, 4))
  const readings = [
    ...(input.title === undefined || input.title === '' ? [] : [readField('title', input.title)]),
    readField('text', input.text),
  ]
  const language = detectLanguage(readings)
  const passages = readings.map((reading) => createPassage(reading, model.lists.vocabulary.find(reading), year))
  return { input, lang: input.lang ?? language.lang, script: language.script, passages }
}
