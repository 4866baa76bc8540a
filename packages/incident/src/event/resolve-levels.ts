import type { Level } from '@groundswell/contracts'
import { eventDocuments } from '../collections.ts'
import type { Position, Query, QueryNode, RangeNode } from '@groundswell/query'
import type { Documents } from '@groundswell/store'

const levels: readonly Level[] = [1, 2, 3]
const maximumStories = 1000

/**
 * The index knows stories and no levels, which move with every grading: each `level:` of a query becomes the stories of
 * the events that stand at such a level now (of more than 1,000 those that changed last).
 */
export async function resolveLevels(documents: Documents, query: Query): Promise<Query> {
  const wanted = new Set(levelsIn(query.root))
  if (wanted.size === 0) return query
  const page = await documents.list(eventDocuments, {
    filters: [{ field: 'level', op: 'in', value: [...wanted] }],
    sort: { field: 'at', descending: true },
    size: maximumStories,
  })
  const graded = page.items.map(({ body }) => body).filter(({ event }) => event.openedAt !== null)
  const storiesAt = (node: RangeNode): string[] =>
    graded.filter(({ level }) => levelsOf(node).includes(level)).map(({ storyId }) => storyId)
  return { text: query.text, root: replace(query.root, storiesAt) }
}

function levelsOf({ from, to }: RangeNode): Level[] {
  return levels.filter(
    (level) => (from === undefined || level >= Number(from)) && (to === undefined || level <= Number(to)),
  )
}

function levelsIn(node: QueryNode): Level[] {
  if (node.kind === 'range') return node.field === 'level' ? levelsOf(node) : []
  if (node.kind === 'not') return levelsIn(node.item)
  return 'items' in node ? node.items.flatMap(levelsIn) : []
}

function replace(node: QueryNode, storiesAt: (node: RangeNode) => string[]): QueryNode {
  if (node.kind === 'range') return node.field === 'level' ? anyStory(storiesAt(node), node.at) : node
  if (node.kind === 'not') return { ...node, item: replace(node.item, storiesAt) }
  return 'items' in node ? { ...node, items: node.items.map((item) => replace(item, storiesAt)) } : node
}

/** With no story at the level, one that there never is. */
function anyStory(stories: readonly string[], at: Position): QueryNode {
  const items = (stories.length === 0 ? ['-'] : [...new Set(stories)]).map((value): QueryNode => ({
    kind: 'field',
    field: 'story',
    value,
    at,
  }))
  const [only] = items
  return items.length === 1 && only !== undefined ? only : { kind: 'or', items, at }
}
