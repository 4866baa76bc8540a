import type { LabelledText } from '../train/read-data.ts'
import { taught } from '../train/tasks.ts'
import { randomOf } from '../train/train-linear.ts'
import * as grievance from './grievance-parts.ts'
import { quietTexts } from './quiet-parts.ts'

const letters = 1500
const englishLetters = 300

const openings = lines(grievance.openings)
const wrongs = lines(grievance.wrongs)
const consequences = lines(grievance.consequences)
const attempts = lines(grievance.attempts)
const requests = lines(grievance.requests)
const englishOpenings = lines(grievance.englishOpenings)
const englishWrongs = lines(grievance.englishWrongs)
const englishRequests = lines(grievance.englishRequests)

function lines(list: string): string[] {
  return list.split('\n').filter(Boolean)
}

/** Letters of grievance and texts in which nothing is wrong, put together from our own parts. Deterministic by seed. */
export function composeTexts(seed: number): LabelledText[] {
  const random = randomOf(seed)
  const maybe = (share: number, from: readonly string[]): string =>
    random() < share ? (from[Math.floor(random() * from.length)] ?? '') : ''
  const found: LabelledText[] = []
  const add = (parts: readonly string[], between: string, label: string): void => {
    const text = parts.filter(Boolean).join(between)
    if (text !== '') found.push({ text, label, set: taught, lang: /[一-龥]/.test(text) ? 'zh' : 'en' })
  }
  for (let each = 0; each < letters; each += 1) {
    const parts = [
      maybe(0.7, openings),
      maybe(0.85, wrongs),
      maybe(0.35, wrongs),
      maybe(0.45, consequences),
      maybe(0.4, attempts),
      maybe(0.7, requests),
    ]
    add(parts, random() < 0.5 ? '，' : '。', 'event')
  }
  for (let each = 0; each < englishLetters; each += 1)
    add(
      [maybe(0.5, englishOpenings), maybe(1, englishWrongs), maybe(0.3, englishWrongs), maybe(0.7, englishRequests)],
      '. ',
      'event',
    )
  for (const text of lines(quietTexts)) add([text], '', 'quiet')
  return found
}
