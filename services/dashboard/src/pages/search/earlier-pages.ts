import type { SearchState } from '../../url/search-state.ts'

/** Cursors of the pages between the first and this one, as the history of the browser keeps them. */
export function cursorsOf(state: unknown): readonly string[] {
  const { cursors } = (typeof state === 'object' && state !== null ? state : {}) as { readonly cursors?: unknown }
  return Array.isArray(cursors) ? cursors.filter((one) => typeof one === 'string') : []
}

/**
 * The page before this one. A cursor leads forward only, so it is known where the reader came through it, or where it is
 * the first; a page that was opened by its address knows no other.
 */
export function earlierPages(
  { cursor, page, ...first }: SearchState,
  before: readonly string[],
): { readonly state: SearchState; readonly cursors: readonly string[] } | undefined {
  if (cursor === undefined || page === undefined) return undefined
  if (page === 2) return { state: first, cursors: [] }
  const last = before.at(-1)
  if (last === undefined || before.length !== page - 2) return undefined
  return { state: { ...first, cursor: last, page: page - 1 }, cursors: before.slice(0, -1) }
}
