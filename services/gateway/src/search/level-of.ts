import type { Level, Mention } from '@groundswell/contracts'
import { eventDocuments } from '@groundswell/incident'
import type { Documents } from '@groundswell/store'

/** Stories asked about at once; each has an event for every subject it is about. */
const storiesAtOnce = 200

/** The most severe level at which the events of a mention's stories stand now; undefined where none is graded. */
export async function levelOf(documents: Documents, mention: Mention): Promise<Level | undefined> {
  const [graded] = await withLevels(documents, [mention])
  return graded?.level
}

/** Each with the most severe level at which the events of its stories stand now; left out where none is graded. */
export async function withLevels<T extends Mention>(
  documents: Documents,
  mentions: readonly T[],
): Promise<(T & { readonly level?: Level })[]> {
  const stories = [...new Set(mentions.flatMap(storiesOf))]
  const levels = new Map<string, Level>()
  for (let at = 0; at < stories.length; at += storiesAtOnce) {
    const page = await documents.list(eventDocuments, {
      filters: [{ field: 'storyId', op: 'in', value: stories.slice(at, at + storiesAtOnce) }],
      size: 1000,
    })
    for (const { body } of page.items) {
      if (body.event.openedAt === null) continue
      levels.set(body.storyId, moreSevere(levels.get(body.storyId), body.level))
    }
  }
  return mentions.map((mention) => {
    const own = storiesOf(mention).flatMap((story) => levels.get(story) ?? [])
    return own.length === 0 ? mention : { ...mention, level: own.reduce(moreSevere) }
  })
}

function storiesOf({ subjects }: Mention): string[] {
  return subjects.flatMap(({ storyId }) => storyId ?? [])
}

function moreSevere(one: Level | undefined, other: Level): Level {
  return one !== undefined && one < other ? one : other
}
