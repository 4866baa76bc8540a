import type { Collection, DocumentPage, DocumentFilter, Documents, Stored } from '@groundswell/store'
import { UserError } from '@groundswell/runtime'
import { badInput } from '../problems/known-problems.ts'
import { notBackwards } from './fields.ts'
import type { DrillFilter } from '@groundswell/store'

export interface ListAnswer<T> {
  items: T[]
  total: number
  next: string | null
}

export interface ListRequest {
  readonly size: number
  readonly cursor?: string | undefined
  readonly filters?: readonly DocumentFilter[]
  readonly sort?: { readonly field: string; readonly descending?: boolean }
}

/** A page of a collection as the API shows it. */
export async function listDocuments<T extends object, View>(
  documents: Documents,
  collection: Collection<T>,
  request: ListRequest,
  view: (stored: Stored<T>) => View,
): Promise<ListAnswer<View>> {
  return pageOf(
    request.cursor,
    () =>
      documents.list(collection, {
        size: request.size,
        ...(request.cursor === undefined ? {} : { cursor: request.cursor }),
        ...(request.filters === undefined ? {} : { filters: request.filters }),
        ...(request.sort === undefined ? {} : { sort: request.sort }),
      }),
    view,
  )
}

export async function pageOf<T, View>(
  cursor: string | undefined,
  load: () => Promise<DocumentPage<T>>,
  view: (stored: Stored<T>) => View,
): Promise<ListAnswer<View>> {
  const page = await refusingBadCursor(cursor, load)
  return { items: page.items.map(view), total: page.total, next: page.next }
}

/** The engines refuse a cursor that is not theirs; that is the caller's mistake. */
export async function refusingBadCursor<T>(cursor: string | undefined, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    if (cursor === undefined || !(error instanceof UserError)) throw error
    throw badInput([
      {
        path: 'cursor',
        message: { zh: '不是本列表给出的游标', en: 'not a cursor this list gave' },
      },
    ])
  }
}

/** The ledger, events and incidents hold drills, marked, unless asked otherwise. */
export function drillFilters(drill: DrillFilter): DocumentFilter[] {
  return drill === 'include' ? [] : [{ field: 'drill', op: 'eq', value: drill === 'only' }]
}

/** Ids the caller chose: `subject=a,b` and the like. */
export function equals(field: string, value: string | number | boolean | undefined): DocumentFilter[] {
  return value === undefined ? [] : [{ field, op: 'eq', value }]
}

export function oneOf(field: string, values: readonly (string | number)[] | undefined): DocumentFilter[] {
  return values === undefined ? [] : [{ field, op: 'in', value: values }]
}

/** From `from` on and before `to`. */
export function between(field: string, from: string | undefined, to: string | undefined): DocumentFilter[] {
  notBackwards(from, to)
  return [
    ...(from === undefined ? [] : [{ field, op: 'gte', value: from } as const]),
    ...(to === undefined ? [] : [{ field, op: 'lt', value: to } as const]),
  ]
}
