import { periodInstant, type Mention, type SavedSearch } from '@groundswell/contracts'
import { matches, matchInputOf, parseQuery, SubjectMatcher, type Query, type QueryNode } from '@groundswell/query'

/** What was published longer ago than this, ms, is history to every search, however late it is collected, edited or graded. */
export const newsFor = 90 * 86_400_000

/** A saved search that tells what it newly finds. */
export interface AlertingSearch extends SavedSearch {
  readonly alertingSince: string
}

/** One that asks for story or level. */
export interface LateSearch extends AlertingSearch {
  readonly parsed: Query
  readonly asksLevel: boolean
}

/** The searches that alert, as the settings now stand. Unchanging: a change makes a new set. */
export interface SearchSet {
  readonly size: number
  get(id: string): AlertingSearch | undefined
  /** Of those that ask only what a mention carries from the stream on: which find it. */
  direct(mention: Mention, now: Date): readonly AlertingSearch[]
  /** Those that ask for its story or level, which come later and move. */
  readonly late: readonly LateSearch[]
}

/** One whose query no longer parses finds nothing until it is mended. */
export function createSearchSet(kept: Iterable<SavedSearch>, timeZone: string): SearchSet {
  const all = new Map<string, AlertingSearch>()
  const everything: AlertingSearch[] = []
  const direct: { readonly id: string; readonly query: Query }[] = []
  const late: LateSearch[] = []
  for (const search of kept) {
    const { id, alertOnNew, alertingSince } = search
    if (!alertOnNew || alertingSince === undefined) continue
    const parsed = search.query.trim() === '' ? undefined : parseQuery(search.query, { for: 'search', timeZone })
    if (parsed?.ok === false) continue
    const alerting = { ...search, alertingSince }
    all.set(id, alerting)
    if (parsed === undefined) everything.push(alerting)
    else if (asks(parsed.query.root, ['story', 'level']))
      late.push({ ...alerting, parsed: parsed.query, asksLevel: asks(parsed.query.root, ['level']) })
    else direct.push({ id, query: parsed.query })
  }
  const matcher = new SubjectMatcher(direct)
  return {
    size: all.size,
    get: (id) => all.get(id),
    direct: (mention, now) => {
      const hit = matcher.match(matchInputOf(mention)).flatMap(({ id }) => all.get(id) ?? [])
      return [...everything, ...hit].filter((search) => concerns(search, mention, now))
    },
    late,
  }
}

/**
 * Whether a mention, as it stands in the index, is found by a late search; `query` is the search's with levels made into the
 * stories that stand at them.
 */
export function finds(search: LateSearch, query: Query, mention: Mention, now: Date): boolean {
  return concerns(search, mention, now) && matches(query, matchInputOf(mention))
}

/** New to the search, in its period, and a drill or not as it asks. Collected before it alerted or published long ago is not new. */
function concerns(search: AlertingSearch, mention: Mention, now: Date): boolean {
  if (mention.backfill || mention.collectedAt < search.alertingSince) return false
  if (Date.parse(mention.publishedAt) < now.getTime() - newsFor) return false
  if (search.drill !== 'include' && mention.drill !== (search.drill === 'only')) return false
  const { from, to } = search
  if (from !== null && mention.publishedAt < periodInstant(from, now)) return false
  return to === null || mention.publishedAt < periodInstant(to, now)
}

function asks(node: QueryNode, fields: readonly string[]): boolean {
  if (node.kind === 'field' || node.kind === 'range') return fields.includes(node.field)
  if (node.kind === 'not') return asks(node.item, fields)
  return 'items' in node && node.items.some((item) => asks(item, fields))
}
