import type { MentionIndex } from '@groundswell/store'
import { say } from '../figures.ts'
import { generateMentions } from '../mention-generator.ts'

/** The corpus ends here; it spreads over so many days before. */
export const corpusEnd = Date.UTC(2026, 10, 23)
export const corpusDays = 90

/** Stores the generated mentions unless they stand there already. */
export async function fillIndex(index: MentionIndex, count: number): Promise<void> {
  const present = await index.count({ drill: 'include' })
  if (present >= count) return
  const started = performance.now()
  const waiting: Promise<unknown>[] = []
  let batch = []
  for (const mention of generateMentions(count, corpusEnd, corpusDays)) {
    batch.push(mention)
    if (batch.length < 1000) continue
    waiting.push(index.upsert(batch))
    batch = []
    if (waiting.length >= 2) await waiting.shift()
  }
  waiting.push(index.upsert(batch))
  await Promise.all(waiting)
  await index.refresh()
  say(`${count} mentions stored, ${Math.round((count / (performance.now() - started)) * 1000)}/s`)
}
