import type { Level } from '@groundswell/contracts'
import { levelQuery, resolveLevels } from '@groundswell/incident'
import type { Documents, FacetCount, MentionIndex, MentionScope } from '@groundswell/store'
import { both } from './compose.ts'

const levels: readonly Level[] = [1, 2, 3]

/** How many of the mentions found belong to events that stand at each level now, most severe first; each counts once. */
export async function levelFacet(
  store: { readonly documents: Documents; readonly mentions: MentionIndex },
  scope: MentionScope,
): Promise<FacetCount[]> {
  const counts = await Promise.all(
    levels.map(async (level) => {
      const query = both(scope.query, await resolveLevels(store.documents, levelQuery(level)))
      return { key: String(level), count: await store.mentions.count({ ...scope, query }) }
    }),
  )
  return counts.filter(({ count }) => count > 0)
}
