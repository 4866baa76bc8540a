import type { Level, Mention } from '@groundswell/contracts'
import { eventDocuments } from '@groundswell/incident'
import type { Documents } from '@groundswell/store'

/** The most severe level at which the events of a mention's stories stand now; undefined where none is graded. */
export async function levelOf(documents: Documents, mention: Mention): Promise<Level | undefined> {
  const stories = [...new Set(mention.subjects.flatMap(({ storyId }) => (storyId === undefined ? [] : [storyId])))]
  if (stories.length === 0) return undefined
  const page = await documents.list(eventDocuments, {
    filters: [{ field: 'storyId', op: 'in', value: stories }],
    size: 1000,
  })
  const levels = page.items.flatMap(({ body }) => (body.event.openedAt === null ? [] : [body.level]))
  return levels.length === 0 ? undefined : (Math.min(...levels) as Level)
}
