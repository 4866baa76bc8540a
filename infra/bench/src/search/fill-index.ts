import type { MentionIndex, StoryLink } from '@groundswell/store'
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
  await assignStories(index, count)
  await index.refresh()
  say(`${count} mentions stored, ${Math.round((count / (performance.now() - started)) * 1000)}/s`)
}

/** Stories of a few days and about fifteen mentions: every fifth mention's subjects, 4,000 stories in a million mentions. */
async function assignStories(index: MentionIndex, count: number): Promise<void> {
  let links: StoryLink[] = []
  let at = 0
  for (const { id, subjects } of generateMentions(count, corpusEnd, corpusDays)) {
    at += 1
    if (at % 5 !== 0) continue
    for (const subject of subjects)
      links.push({ mentionId: id, subjectId: subject.id, storyId: `${subject.id}-story-${Math.floor(at / 2000)}` })
    if (links.length < 1000) continue
    await index.assignStories(links)
    links = []
  }
  await index.assignStories(links)
}
