import { createHash } from 'node:crypto'
import { cursorRefused } from './document-fields.ts'
import type { MentionSearch } from './mention-index.ts'

/** Where a page of mentions ended; `key` is what the sort goes by, best first (absent where time is the key). */
export interface SearchPlace {
  readonly key: number
  readonly publishedAt: number
  readonly id: string
  /** What an engine needs to see the state the first page saw. */
  readonly snapshot: string
}

/** A cursor belongs to one search: the same query, span, drill filter and sort. */
function ownerOf(search: MentionSearch): string {
  const owner = [search.query?.text ?? null, search.from ?? null, search.to ?? null, search.drill, search.sort]
  return createHash('sha256').update(JSON.stringify(owner)).digest('base64url').slice(0, 16)
}

export function writeSearchCursor(search: MentionSearch, place: SearchPlace): string {
  const parts = [ownerOf(search), place.key, place.publishedAt, place.id, place.snapshot]
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

export function readSearchCursor(search: MentionSearch): SearchPlace | undefined {
  if (search.cursor === undefined) return undefined
  let read: unknown
  try {
    read = JSON.parse(Buffer.from(search.cursor, 'base64url').toString())
  } catch (error) {
    throw cursorRefused(error)
  }
  if (!Array.isArray(read)) throw cursorRefused()
  const [owner, key, publishedAt, id, snapshot] = read as unknown[]
  const whole =
    owner === ownerOf(search) &&
    typeof key === 'number' &&
    typeof publishedAt === 'number' &&
    typeof id === 'string' &&
    typeof snapshot === 'string'
  if (!whole) throw cursorRefused()
  return { key, publishedAt, id, snapshot }
}
