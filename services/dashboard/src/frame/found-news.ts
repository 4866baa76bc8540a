/** A `found` event of the live stream. */
export interface Found {
  readonly savedSearchId: string
  readonly name: string
  readonly count: number
  readonly drill: boolean
}

export function isFound(data: unknown): data is Found {
  if (typeof data !== 'object' || data === null) return false
  const { savedSearchId, name, count, drill } = data as Partial<Record<keyof Found, unknown>>
  return (
    typeof savedSearchId === 'string' &&
    typeof name === 'string' &&
    typeof count === 'number' &&
    typeof drill === 'boolean'
  )
}

/** With what a search found last first, and one line a search: what waits of it and what it just found together. */
export function withFound(waiting: readonly Found[], found: Found): Found[] {
  const before = waiting.find((each) => isSameLine(each, found))
  const others = waiting.filter((each) => !isSameLine(each, found))
  return [{ ...found, count: found.count + (before?.count ?? 0) }, ...others]
}

/** Drills stand apart, as in the messages. */
export function isSameLine(a: Found, b: Found): boolean {
  return a.savedSearchId === b.savedSearchId && a.drill === b.drill
}
