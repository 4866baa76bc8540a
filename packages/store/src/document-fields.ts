import { UserError } from '@groundswell/runtime'
import type { Collection, DocumentFilter, FieldKind, ListOptions } from './documents.ts'

/** What an engine keeps of a declared field: text, a number (dates as epoch milliseconds, booleans as 0 and 1) or nothing. */
export type FieldValue = string | number | null

const longestKeyword = 8_000
const longestId = 500

/** Ids and names are the same for every engine: what one refuses, all refuse. */
export function checkId(id: string): void {
  if (id.length === 0 || Buffer.byteLength(id) > longestId || !id.isWellFormed())
    throw new Error(`a document id must be 1 to ${longestId} bytes of well-formed text: ${JSON.stringify(id)}`)
}

export function checkCollection(collection: Collection<object>): void {
  if (!/^[a-z][a-z0-9-]{0,60}$/.test(collection.name))
    throw new Error(`a collection's name must be lower case letters, digits and hyphens: ${collection.name}`)
  for (const field of Object.keys(collection.fields))
    if (!/^[a-z][A-Za-z0-9]{0,60}$/.test(field))
      throw new Error(`a field's name must be letters and digits: ${collection.name}.${field}`)
}

/** Throws where a body has something else in a declared field than it declares: a bug of the writer. */
export function fieldValues(collection: Collection<object>, body: object): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {}
  for (const [field, kind] of Object.entries(collection.fields))
    values[field] = fieldValue(collection, field, kind, (body as Record<string, unknown>)[field])
  return values
}

function fieldValue(collection: Collection<object>, field: string, kind: FieldKind, value: unknown): FieldValue {
  if (value === undefined || value === null) return null
  if (kind === 'keyword' && typeof value === 'string' && value.length <= longestKeyword) return value.toWellFormed()
  if (kind === 'number' && typeof value === 'number' && Number.isFinite(value)) return value
  if (kind === 'boolean' && typeof value === 'boolean') return value ? 1 : 0
  if (kind === 'date' && typeof value === 'string') {
    const time = Date.parse(value)
    if (Number.isFinite(time)) return time
  }
  const shown = JSON.stringify(value)?.slice(0, 80)
  throw new Error(`${collection.name}.${field} is declared ${kind} and cannot hold or be compared with ${shown}`)
}

export interface EngineFilter {
  readonly field: string
  readonly op: DocumentFilter['op']
  readonly values: readonly (string | number)[]
}

export interface EngineList {
  readonly filters: readonly EngineFilter[]
  readonly sort: { readonly field: string; readonly descending: boolean } | undefined
  readonly size: number
  readonly after: ListPlace | undefined
}

/** Where a page ended: the sort field's value (null: missing, which sorts last) and the id. */
export interface ListPlace {
  readonly value: FieldValue
  readonly id: string
}

/** Checks a request against the collection and turns its values into an engine's. */
export function engineList(collection: Collection<object>, options: ListOptions): EngineList {
  const kindOf = (field: string): FieldKind => {
    const kind = collection.fields[field]
    if (kind === undefined) throw new Error(`the collection ${collection.name} does not declare the field ${field}`)
    return kind
  }
  const filters = (options.filters ?? []).map((filter): EngineFilter => {
    const kind = kindOf(filter.field)
    if (filter.op === 'exists' || filter.op === 'missing') return { field: filter.field, op: filter.op, values: [] }
    const given = filter.op === 'in' ? filter.value : [filter.value]
    if (!Array.isArray(given)) throw new Error(`the filter "in" on ${collection.name}.${filter.field} needs an array`)
    const values = given.map((value: unknown) => {
      const found = fieldValue(collection, filter.field, kind, value)
      if (found === null) throw new Error(`the filter on ${collection.name}.${filter.field} needs a value`)
      return found
    })
    return { field: filter.field, op: filter.op, values }
  })
  if (options.sort !== undefined) kindOf(options.sort.field)
  const sort =
    options.sort === undefined ? undefined : { field: options.sort.field, descending: options.sort.descending ?? false }
  const after = options.cursor === undefined ? undefined : readCursor(collection, sort, options.cursor)
  return { filters, sort, size: options.size, after }
}

function cursorOwner(collection: Collection<object>, sort: EngineList['sort']): string {
  return `${collection.name} ${sort?.field ?? ''} ${sort?.descending === true ? 'down' : 'up'}`
}

export function writeCursor(collection: Collection<object>, sort: EngineList['sort'], place: ListPlace): string {
  return Buffer.from(JSON.stringify([cursorOwner(collection, sort), place.value, place.id])).toString('base64url')
}

function readCursor(collection: Collection<object>, sort: EngineList['sort'], cursor: string): ListPlace {
  let read: unknown
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch (error) {
    throw cursorRefused(error)
  }
  if (!Array.isArray(read) || read[0] !== cursorOwner(collection, sort)) throw cursorRefused()
  const [, value, id] = read as unknown[]
  if (typeof id !== 'string' || (value !== null && typeof value !== 'string' && typeof value !== 'number'))
    throw cursorRefused()
  return { value, id }
}

/** For every list of the store: a cursor that this list, so sorted, never gave. */
export function cursorRefused(cause?: unknown): UserError {
  const error = new UserError('the cursor does not belong to this list', 'ask for the first page, without a cursor')
  if (cause !== undefined) error.cause = cause
  return error
}
