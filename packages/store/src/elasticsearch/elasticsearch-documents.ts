import type { estypes } from '@elastic/elasticsearch'
import {
  checkCollection,
  checkId,
  engineList,
  fieldValues,
  writeCursor,
  type EngineFilter,
  type EngineList,
} from '../document-fields.ts'
import type {
  Collection,
  DocumentPage,
  Documents,
  DocumentWrite,
  Expected,
  FieldKind,
  ListOptions,
  Stored,
  WriteResult,
} from '../documents.ts'
import { statusOf, type BulkItem, type BulkWrite, type Connection } from './connection.ts'

/** The body stands as JSON text, so that whatever a string may hold comes back as it went in. */
interface Source {
  readonly body: string
}

/** Documents in one index a collection; revisions are `_seq_no._primary_term`. */
export class ElasticsearchDocuments implements Documents {
  readonly #connection: Connection
  readonly #prefix: string
  readonly #indices = new Map<string, Promise<string>>()

  constructor(connection: Connection, prefix: string) {
    this.#connection = connection
    this.#prefix = prefix
  }

  async get<T extends object>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined> {
    return (await this.getMany(collection, [id]))[0]
  }

  async getMany<T extends object>(
    collection: Collection<T>,
    ids: readonly string[],
  ): Promise<(Stored<T> | undefined)[]> {
    if (ids.length === 0) return []
    ids.forEach(checkId)
    const index = await this.#index(collection)
    const response = await this.#connection.call((client) => client.mget<Source>({ index, ids: [...ids] }))
    return response.docs.map((found) => ('found' in found ? stored<T>(found) : undefined))
  }

  async put<T extends object>(collection: Collection<T>, write: DocumentWrite<T>): Promise<WriteResult<T>> {
    return only(await this.putMany(collection, [write]))
  }

  async putMany<T extends object>(
    collection: Collection<T>,
    writes: readonly DocumentWrite<T>[],
  ): Promise<WriteResult<T>[]> {
    if (writes.length === 0) return []
    const prepared = writes.map((write) => {
      checkId(write.id)
      const fields = Object.entries(fieldValues(collection, write.body)).map(([field, value]) => [`f_${field}`, value])
      return { write, document: { id: write.id, ...Object.fromEntries(fields), body: JSON.stringify(write.body) } }
    })
    const _index = await this.#index(collection)
    const bulk = prepared.map(({ write: { id, expected }, document }): BulkWrite => ({
      action:
        expected === 'absent' ? { create: { _index, _id: id } } : { index: { _index, _id: id, ...held(expected) } },
      document,
    }))
    const items = await this.#connection.bulk(bulk)
    return this.#results(collection, items)
  }

  async remove<T extends object>(
    collection: Collection<T>,
    id: string,
    expected: Exclude<Expected, 'absent'>,
  ): Promise<WriteResult<T>> {
    checkId(id)
    const _index = await this.#index(collection)
    const items = await this.#connection.bulk([{ action: { delete: { _index, _id: id, ...held(expected) } } }])
    const result = only(await this.#results(collection, items))
    // Gone already is what was wanted.
    return !result.ok && result.current === undefined ? { ok: true, revision: revisionOf(items[0]) } : result
  }

  async list<T extends object>(collection: Collection<T>, options: ListOptions): Promise<DocumentPage<T>> {
    const list = engineList(collection, options)
    const index = await this.#index(collection)
    const filters = list.filters.map(filterQuery)
    const counted = this.#connection.call((client) => client.count({ index, query: { bool: { filter: filters } } }))
    const [hits, { count }] = await Promise.all([this.#hits(index, list, filters), counted])
    const page = hits.slice(0, list.size)
    const last = page.at(-1)
    const next =
      hits.length > list.size && last !== undefined
        ? writeCursor(collection, list.sort, { value: last.sorted, id: last.stored.id })
        : null
    return { items: page.map((hit) => hit.stored as Stored<T>), total: count, next }
  }

  /** Those that have the sort field, in its order, then those that do not, by id. */
  async #hits(index: string, list: EngineList, filters: estypes.QueryDslQueryContainer[]): Promise<Hit[]> {
    const wanted = list.size + 1
    const { sort, after } = list
    if (sort === undefined) return this.#search(index, filters, [], after === undefined ? [] : [after.id], wanted)
    const field = `f_${sort.field}`
    const has: estypes.QueryDslQueryContainer = { exists: { field } }
    const found: Hit[] = []
    if (after === undefined || after.value !== null) {
      const order = { [field]: { order: sort.descending ? ('desc' as const) : ('asc' as const) } }
      const from = after === undefined ? [] : [after.value, after.id]
      found.push(...(await this.#search(index, [...filters, has], [order], from, wanted)))
    }
    if (found.length < wanted) {
      const lacks: estypes.QueryDslQueryContainer = { bool: { must_not: [has] } }
      const from = after !== undefined && after.value === null ? [after.id] : []
      found.push(...(await this.#search(index, [...filters, lacks], [], from, wanted - found.length)))
    }
    return found
  }

  async #search(
    index: string,
    filter: estypes.QueryDslQueryContainer[],
    sort: estypes.SortCombinations[],
    after: estypes.SortResults,
    size: number,
  ): Promise<Hit[]> {
    const response = await this.#connection.call((client) =>
      client.search<Source>({
        index,
        query: { bool: { filter } },
        sort: [...sort, { id: 'asc' }],
        size,
        _source: ['body'],
        seq_no_primary_term: true,
        track_total_hits: false,
        ...(after.length === 0 ? {} : { search_after: after }),
      }),
    )
    return response.hits.hits.flatMap((hit) => {
      const document = stored<object>({ ...hit, found: true, _id: hit._id ?? '' })
      const sorted = sort.length === 0 ? null : ((hit.sort?.[0] ?? null) as string | number | null)
      return document === undefined ? [] : [{ stored: document, sorted }]
    })
  }

  async #results<T extends object>(collection: Collection<T>, items: readonly BulkItem[]): Promise<WriteResult<T>[]> {
    const refused = items.filter((item) => item.status === 409 || item.status === 404).map((item) => item._id ?? '')
    const current = new Map<string, Stored<T> | undefined>()
    const found = await this.getMany(collection, refused)
    refused.forEach((id, at) => current.set(id, found[at]))
    return items.map((item): WriteResult<T> => {
      if (item.status === 409 || item.status === 404) return { ok: false, current: current.get(item._id ?? '') }
      if (item.error !== undefined)
        throw new Error(`Elasticsearch refused ${collection.name}/${item._id}: ${item.error.type} ${item.error.reason}`)
      return { ok: true, revision: revisionOf(item) }
    })
  }

  /** The collection's index, made on first use; fields declared later are added to its mapping. */
  #index(collection: Collection<object>): Promise<string> {
    const key = `${collection.name} ${Object.keys(collection.fields).join(' ')}`
    let index = this.#indices.get(key)
    if (index === undefined) {
      index = this.#prepare(collection)
      this.#indices.set(key, index)
      index.catch(() => this.#indices.delete(key))
    }
    return index
  }

  async #prepare(collection: Collection<object>): Promise<string> {
    checkCollection(collection)
    const index = `${this.#prefix}documents-${collection.name}`
    const fields = Object.entries(collection.fields).map(([field, kind]) => [`f_${field}`, mappingOf[kind]])
    const properties: Record<string, estypes.MappingProperty> = {
      id: { type: 'keyword' },
      ...(Object.fromEntries(fields) as Record<string, estypes.MappingProperty>),
      body: { type: 'object', enabled: false },
    }
    await this.#connection.call(async (client) => {
      if (await client.indices.exists({ index })) {
        await client.indices.putMapping({ index, properties })
        return
      }
      try {
        const settings = { number_of_shards: 1, auto_expand_replicas: '0-1', refresh_interval: '500ms' }
        await client.indices.create({ index, settings, mappings: { dynamic: false, properties } })
      } catch (error) {
        // Another process made it meanwhile.
        if (statusOf(error) !== 400 || !(await client.indices.exists({ index }))) throw error
        await client.indices.putMapping({ index, properties })
      }
    })
    return index
  }
}

interface Hit {
  readonly stored: Stored<object>
  readonly sorted: string | number | null
}

const mappingOf: Readonly<Record<FieldKind, estypes.MappingProperty>> = {
  keyword: { type: 'keyword' },
  number: { type: 'double' },
  date: { type: 'long' },
  boolean: { type: 'byte' },
}

function filterQuery({ field, op, values }: EngineFilter): estypes.QueryDslQueryContainer {
  const name = `f_${field}`
  switch (op) {
    case 'exists':
      return { exists: { field: name } }
    case 'missing':
      return { bool: { must_not: [{ exists: { field: name } }] } }
    case 'eq':
    case 'in':
      return { terms: { [name]: [...values] } }
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return { range: { [name]: { [op]: values[0] } } }
  }
}

/** What the engine checks a write against. A revision that is not one of its own matches nothing. */
function held(expected: Expected): { if_seq_no?: number; if_primary_term?: number } {
  if (typeof expected === 'string') return {}
  const parts = /^(\d{1,15})\.(\d{1,15})$/.exec(expected.revision)
  if (parts === null) return { if_seq_no: Number.MAX_SAFE_INTEGER, if_primary_term: 1 }
  return { if_seq_no: Number(parts[1]), if_primary_term: Number(parts[2]) }
}

function revisionOf(item: Pick<BulkItem, '_seq_no' | '_primary_term'> | undefined): string {
  return `${item?._seq_no}.${item?._primary_term}`
}

function stored<T>(found: estypes.GetGetResult<Source>): Stored<T> | undefined {
  if (!found.found || found._source === undefined) return undefined
  return { id: found._id, body: JSON.parse(found._source.body) as T, revision: revisionOf(found) }
}

function only<T>(results: readonly T[]): T {
  const [first] = results
  if (first === undefined) throw new Error('one write gives one result')
  return first
}
