import type { Level } from '@groundswell/contracts'
import { eventDocuments } from '../collections.ts'
import type { Position, Query, QueryNode, RangeNode } from '@groundswell/query'
import type { Documents } from '@groundswell/store'

const levels: readonly Level[] = [1, 2, 3]
const maximumStories = 1000

/**
 * The index knows stories and no levels, which move with every grading: each `level:` of a query becomes the stories of
 * the events that stand at such a level now (of more than 1,000 those that changed last). A mention of several graded
 * stories has the most severe of their levels.
 */
export async function resolveLevels(documents: Documents, query: Query): Promise<Query> {
  const wanted = new Set(levelsIn(query.root).flatMap((level) => levels.filter((other) => other <= level)))
  if (wanted.size === 0) return query
  const page = await documents.list(eventDocuments, {
    filters: [{ field: 'level', op: 'in', value: [...wanted] }],
    sort: { field: 'at', descending: true },
    size: maximumStories,
  })
  const graded = page.items.map(({ body }) => body).filter(({ event }) => event.openedAt !== null)
  const storiesAt = (asked: readonly Level[]): string[] =>
    graded.filter(({ level }) => asked.includes(level)).map(({ storyId }) => storyId)
  return { text: query.text, root: replace(query.root, storiesAt) }
}

/** `level:` of one level, built and not parsed. */
export function levelQuery(level: Level): Query {
  const text = `level:${level}`
  return { text, root: { kind: 'range', field: 'level', from: level, to: level, at: { start: 0, end: text.length } } }
}

type StoriesAt = (levels: readonly Level[]) => string[]

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

function replace(node: QueryNode, storiesAt: StoriesAt): QueryNode {
  if (node.kind === 'range') return node.field === 'level' ? atLevels(levelsOf(node), storiesAt, node.at) : node
  if (node.kind === 'not') return { ...node, item: replace(node.item, storiesAt) }
  return 'items' in node ? { ...node, items: node.items.map((item) => replace(item, storiesAt)) } : node
}

/** In a story at one of the levels, and in none at a more severe one. */
function atLevels(asked: readonly Level[], storiesAt: StoriesAt, at: Position): QueryNode {
  const found = anyStory(storiesAt(asked), at)
  const worse = storiesAt(levels.filter((level) => asked.every((one) => level < one)))
  if (worse.length === 0 || asked.length === 0) return found
  return { kind: 'and', items: [found, { kind: 'not', item: anyStory(worse, at), at }], at }
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
