import type { EngineList, FieldValue } from '../../document-fields.ts'

/** A collection as the threads know it: its table's name and its declared fields in order. */
export interface Table {
  readonly name: string
  readonly fields: readonly string[]
}

export interface StoredRow {
  readonly id: string
  readonly body: string
  readonly revision: number
}

/** `body` null removes. `expected` is a revision, or one of the two words of the port. */
export interface RowWrite {
  readonly id: string
  readonly body: string | null
  readonly values: readonly FieldValue[]
  readonly expected: number | 'absent' | 'any'
}

/** A revision: written. A row or undefined: refused, and what stands there now. */
export type RowResult = { readonly revision: number } | { readonly current: StoredRow | undefined }

export type DocumentWriterCalls = {
  /** Makes the table, and columns and indexes for fields declared since. */
  readonly prepare: (table: Table & { readonly dates: readonly string[] }) => true
  readonly write: (argument: { readonly table: Table; readonly writes: readonly RowWrite[] }) => RowResult[]
}

export interface RowPage {
  readonly rows: readonly (StoredRow & { readonly sorted: FieldValue })[]
  readonly total: number
}

export type DocumentReaderCalls = {
  readonly get: (argument: { readonly table: Table; readonly ids: readonly string[] }) => (StoredRow | undefined)[]
  readonly list: (argument: { readonly table: Table; readonly list: EngineList }) => RowPage
}

export function tableOf(name: string): string {
  return `"d_${name}"`
}

export function columnOf(field: string): string {
  return `"f_${field}"`
}
