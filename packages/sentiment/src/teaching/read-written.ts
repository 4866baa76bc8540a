import { readdirSync, readFileSync } from 'node:fs'
import type { Category, Emotion, Polarity } from '@groundswell/contracts'
import type { LabelledText } from '../train/read-data.ts'
import { written } from '../train/tasks.ts'

/** A text written for this project with everything scoring should say of it. */
interface WrittenText {
  readonly text: string
  /** Something bad is happening, has lately or is alleged, to or because of a company, whatever the tone. */
  readonly event: boolean
  readonly polarity: Polarity
  readonly emotion: Emotion
  readonly category: Category
  /** Whom the labels are about, where the text compares several. */
  readonly subject?: string
}

const labels: Readonly<Record<Polarity, string>> = { negative: 'neg', neutral: 'neu', positive: 'pos' }
const folder = new URL('written/', import.meta.url)

/**
 * The texts of `written/*.ndjson`. Those with a `subject` are for comparing by clause and teach nothing here: as a whole
 * they speak of several.
 */
export function readWritten(): LabelledText[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n').filter(Boolean))
    .map((line) => JSON.parse(line) as WrittenText)
    .filter(({ subject }) => subject === undefined)
    .map(({ text, event, polarity, emotion, category }) => ({
      text,
      label: labels[polarity],
      set: written,
      lang: /[一-龥]/.test(text) ? 'zh' : 'en',
      emotion,
      event,
      category,
    }))
}
