import type { estypes } from '@elastic/elasticsearch'
import type { Mention } from '@groundswell/contracts'
import type {
  Facet,
  FacetCount,
  HistogramRequest,
  HistogramSeries,
  IndexResult,
  MentionIndex,
  MentionPage,
  MentionScope,
  MentionSearch,
  StoryLink,
  Summary,
  SummaryRequest,
} from '../mention-index.ts'
import { readSearchCursor, writeSearchCursor, type SearchPlace } from '../search-cursor.ts'
import { statusOf, type Connection } from './connection.ts'
import type { MentionSource } from './mention-document.ts'
import { facetCounts, histogram, lenient, scopeQuery, summary } from './mention-reads.ts'
import { assignStories, readPlaces, upsertMentions, type Found } from './mention-writes.ts'
import { MonthIndices } from './month-indices.ts'

/** The engine's `index.max_result_window`. */
const mostItems = 9_999
/** Newest months are looked in first: whoever asks by id mostly asks for something new. */
const likelyMonths = 2
/** How long paging by relevance keeps the state its first page saw. */
const pageLife = '5m'

/** The index in monthly indices behind an alias. A mention lives in the month it was first seen in, for life. */
export class ElasticsearchMentionIndex implements MentionIndex {
  readonly #connection: Connection
  readonly #months: MonthIndices

  private constructor(connection: Connection, months: MonthIndices) {
    this.#connection = connection
    this.#months = months
  }

  static async open(connection: Connection, prefix: string): Promise<ElasticsearchMentionIndex> {
    const months = new MonthIndices(connection, prefix)
    await months.prepare()
    return new ElasticsearchMentionIndex(connection, months)
  }

  upsert(mentions: readonly Mention[]): Promise<IndexResult[]> {
    return upsertMentions(this.#connection, this.#months, mentions)
  }

  assignStories(links: readonly StoryLink[]): Promise<('written' | 'missing')[]> {
    return assignStories(this.#connection, (ids) => this.#locate(ids), links)
  }

  async get(id: string): Promise<Mention | undefined> {
    return (await this.getMany([id]))[0]
  }

  async getMany(ids: readonly string[]): Promise<(Mention | undefined)[]> {
    const found = await this.#locate(ids)
    return found.map((each) => (each === undefined ? undefined : (JSON.parse(each.source.body) as Mention)))
  }

  async search(request: MentionSearch): Promise<MentionPage> {
    const after = readSearchCursor(request)
    const size = Math.min(request.size, mostItems)
    const { response, snapshot } = await this.#page(request, size + 1, after)
    const hits = response.hits.hits.slice(0, size)
    const last = hits.at(-1)
    const follows = response.hits.hits.length > size && last !== undefined
    if (!follows) await this.#closeSnapshot(snapshot)
    return {
      items: hits.flatMap((hit) => (hit._source === undefined ? [] : [JSON.parse(hit._source.body) as Mention])),
      total: totalOf(response),
      next: follows ? writeSearchCursor(request, placeOf(request, last, snapshot)) : null,
    }
  }

  async count(scope: MentionScope): Promise<number> {
    const { count } = await this.#connection.call((client) =>
      client.count({ index: this.#months.alias, ...lenient, query: scopeQuery(scope) }),
    )
    return count
  }

  histogram(request: HistogramRequest): Promise<HistogramSeries[]> {
    return histogram(this.#connection, this.#months.alias, request)
  }

  summary<F extends Facet>(request: SummaryRequest<F>): Promise<Summary<F>> {
    return summary(this.#connection, this.#months.alias, request)
  }

  facets<F extends Facet>(scope: MentionScope, facets: readonly F[], size: number): Promise<Record<F, FacetCount[]>> {
    return facetCounts(this.#connection, this.#months.alias, scope, facets, size)
  }

  async refresh(): Promise<void> {
    await this.#connection.call((client) => client.indices.refresh({ index: this.#months.alias, ...lenient }))
  }

  async dropBefore(before: string): Promise<number> {
    const month = new Date(before).toISOString().slice(0, 7)
    let dropped = 0
    for (const index of await this.#months.list())
      if (this.#months.monthOf(index) < month) dropped += await this.#months.drop(index)
    return dropped
  }

  /** In the order of `ids`. Reads by id need the index's name: the newest months are asked first, then all the others. */
  async #locate(ids: readonly string[]): Promise<(Found | undefined)[]> {
    if (ids.length === 0) return []
    const indices = await this.#months.list()
    const found = new Map<string, Found>()
    for (const some of [indices.slice(0, likelyMonths), indices.slice(likelyMonths)]) {
      const places = ids.filter((id) => !found.has(id)).flatMap((id) => some.map((index) => ({ index, id })))
      for (const each of await readPlaces(this.#connection, places)) if (each !== undefined) found.set(each.id, each)
    }
    return ids.map((id) => found.get(id))
  }

  async #page(
    request: MentionSearch,
    size: number,
    after: SearchPlace | undefined,
  ): Promise<{ readonly response: estypes.SearchResponse<MentionSource>; readonly snapshot: string }> {
    const search: estypes.SearchRequest = {
      query: scopeQuery(request),
      sort: sortOf(request),
      size,
      _source: ['body'],
      track_total_hits: true,
    }
    if (after !== undefined) search.search_after = searchAfter(request, after)
    if (request.sort !== 'relevance') {
      const response = await this.#connection.call((client) =>
        client.search<MentionSource>({ ...search, index: this.#months.alias, ...lenient }),
      )
      return { response, snapshot: '' }
    }
    // Scores move while mentions arrive: every page looks at the state the first one saw.
    const withScores: estypes.SearchRequest = { ...search, track_scores: true, search_type: 'dfs_query_then_fetch' }
    const known = after?.snapshot ?? ''
    if (known !== '') {
      const page = await this.#pageOf(withScores, known)
      if (page !== undefined) return page
    }
    const id = await this.#openSnapshot()
    const page = id === undefined ? undefined : await this.#pageOf(withScores, id)
    if (page !== undefined) return page
    const response = await this.#connection.call((client) =>
      client.search<MentionSource>({ ...withScores, index: this.#months.alias, ...lenient }),
    )
    return { response, snapshot: '' }
  }

  /** Undefined when the snapshot has expired. */
  async #pageOf(search: estypes.SearchRequest, id: string) {
    try {
      const response = await this.#connection.call((client) =>
        client.search<MentionSource>({ ...search, pit: { id, keep_alive: pageLife } }),
      )
      return { response, snapshot: response.pit_id ?? id }
    } catch (error) {
      if (statusOf(error) === 404) return undefined
      throw error
    }
  }

  /** Undefined while there is no index to look at. */
  async #openSnapshot(): Promise<string | undefined> {
    try {
      const { id } = await this.#connection.call((client) =>
        client.openPointInTime({ index: this.#months.alias, keep_alive: pageLife }),
      )
      return id
    } catch (error) {
      if (statusOf(error) === 404) return undefined
      throw error
    }
  }

  async #closeSnapshot(id: string): Promise<void> {
    if (id === '') return
    try {
      await this.#connection.call((client) => client.closePointInTime({ id }))
    } catch (error) {
      if (statusOf(error) !== 404) throw error
    }
  }
}

function sortOf({ sort }: MentionSearch): estypes.SortCombinations[] {
  switch (sort) {
    case 'newest':
      return [{ publishedAt: 'desc' }, { id: 'asc' }]
    case 'oldest':
      return [{ publishedAt: 'asc' }, { id: 'asc' }]
    case 'reach':
      return [{ reach: 'desc' }, { publishedAt: 'desc' }, { id: 'asc' }]
    case 'relevance':
      return [{ _score: { order: 'desc' } }, { publishedAt: 'desc' }, { id: 'asc' }]
  }
}

function hasKey({ sort }: MentionSearch): boolean {
  return sort === 'reach' || sort === 'relevance'
}

/** With a snapshot the engine adds a tie-breaker of its own behind these; ids break every tie, so it can be left out. */
function searchAfter(request: MentionSearch, { key, publishedAt, id }: SearchPlace): (string | number)[] {
  return [...(hasKey(request) ? [key] : []), publishedAt, id]
}

function placeOf(request: MentionSearch, hit: estypes.SearchHit<MentionSource>, snapshot: string): SearchPlace {
  const values = hit.sort ?? []
  const [key, publishedAt, id] = hasKey(request) ? values : [0, ...values]
  return { key: Number(key), publishedAt: Number(publishedAt), id: String(id), snapshot }
}

function totalOf(response: estypes.SearchResponse<MentionSource>): number {
  const { total } = response.hits
  return typeof total === 'number' ? total : (total?.value ?? 0)
}
