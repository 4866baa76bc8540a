import type { Mention } from '@groundswell/contracts'
import { bucketStarts, fillBuckets } from '../../buckets.ts'
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
} from '../../mention-index.ts'
import { readSearchCursor, writeSearchCursor } from '../../search-cursor.ts'
import { EngineThread } from '../engine-thread.ts'
import { hasColumn } from './facet-columns.ts'
import type { MentionReaderCalls, MentionWriterCalls, ReaderScope, SlotSums, Slots } from './mention-calls.ts'

const removedAtOnce = 1_000
const hour = 3_600_000

/** The index in one SQLite file: a writer thread with group commit, and two reader threads. */
export class EmbeddedMentionIndex implements MentionIndex {
  readonly #writer: EngineThread<MentionWriterCalls>
  /** The first also keeps what paging by relevance goes by. */
  readonly #readers: readonly [EngineThread<MentionReaderCalls>, EngineThread<MentionReaderCalls>]

  private constructor(
    writer: EngineThread<MentionWriterCalls>,
    readers: readonly [EngineThread<MentionReaderCalls>, EngineThread<MentionReaderCalls>],
  ) {
    this.#writer = writer
    this.#readers = readers
  }

  static async open(file: string): Promise<EmbeddedMentionIndex> {
    const script = (name: string): URL => new URL(`${name}.ts`, import.meta.url)
    const writer = await EngineThread.start<MentionWriterCalls>(script('mentions-writer'), 'index writer', { file })
    const reader = (name: string): Promise<EngineThread<MentionReaderCalls>> =>
      EngineThread.start<MentionReaderCalls>(script('mentions-reader'), name, { file })
    const readers = [reader('index reader 1'), reader('index reader 2')] as const
    try {
      return new EmbeddedMentionIndex(writer, await Promise.all(readers))
    } catch (error) {
      for (const part of await Promise.allSettled(readers)) if (part.status === 'fulfilled') await part.value.close()
      await writer.close()
      throw error
    }
  }

  async upsert(mentions: readonly Mention[]): Promise<IndexResult[]> {
    if (mentions.length === 0) return []
    return this.#writer.call(
      'upsert',
      mentions.map((mention) => JSON.stringify(mention)),
    )
  }

  async assignStories(links: readonly StoryLink[]): Promise<('written' | 'missing')[]> {
    return links.length === 0 ? [] : this.#writer.call('assignStories', links)
  }

  async get(id: string): Promise<Mention | undefined> {
    return (await this.getMany([id]))[0]
  }

  async getMany(ids: readonly string[]): Promise<(Mention | undefined)[]> {
    if (ids.length === 0) return []
    const bodies = await this.#reader().call('get', ids)
    return bodies.map((body) => (body === undefined ? undefined : (JSON.parse(body) as Mention)))
  }

  async search(request: MentionSearch): Promise<MentionPage> {
    const reader = request.sort === 'relevance' ? this.#readers[0] : this.#reader()
    const page = await reader.call('search', {
      scope: scopeOf(request),
      sort: request.sort,
      size: request.size,
      after: readSearchCursor(request),
    })
    return {
      items: page.bodies.map((body) => JSON.parse(body) as Mention),
      total: page.total,
      next: page.end === undefined ? null : writeSearchCursor(request, page.end),
    }
  }

  count(scope: MentionScope): Promise<number> {
    return this.#reader().call('count', scopeOf(scope))
  }

  async histogram(request: HistogramRequest): Promise<HistogramSeries[]> {
    const starts = bucketStarts(request)
    if (starts.length === 0) return request.by === undefined ? [{ buckets: [] }] : []
    const slots = await this.#reader().call('sums', {
      scope: scopeOf(request),
      facet: request.by,
      ...slotsFor(starts, Date.parse(request.to)),
    })
    if (request.by === undefined) return [{ buckets: fillBuckets(starts, slots) }]
    return series(starts, slots)
  }

  async summary<F extends Facet>(request: SummaryRequest<F>): Promise<Summary<F>> {
    const starts = bucketStarts(request)
    const hours = request.hours ? bucketStarts({ ...request, interval: 'hour' }) : undefined
    if (starts.length === 0) {
      const facets = Object.fromEntries(request.facets.map((facet) => [facet, []]))
      return { buckets: [], hours: hours && [], subjects: [], facets: facets as unknown as Summary<F>['facets'] }
    }
    const to = Date.parse(request.to)
    const all = [...new Set([...starts, ...(hours ?? [])])].toSorted((a, b) => a - b)
    const found = await this.#reader().call('summary', {
      scope: scopeOf(request),
      whole: slotsFor(all, to),
      parts: slotsFor(starts, to),
      facets: request.facets,
      size: request.size,
    })
    return {
      buckets: fillBuckets(starts, found.whole),
      hours: hours && fillBuckets(hours, found.whole),
      subjects: series(starts, found.subjects),
      facets: Object.fromEntries(
        request.facets.map((facet, at) => [facet, found.facets[at] ?? []]),
      ) as unknown as Summary<F>['facets'],
    }
  }

  async facets<F extends Facet>(
    scope: MentionScope,
    facets: readonly F[],
    size: number,
  ): Promise<Record<F, FacetCount[]>> {
    const ask = async (some: readonly F[]): Promise<(readonly [F, FacetCount[]])[]> => {
      if (some.length === 0) return []
      const counts = await this.#reader().call('facets', { scope: scopeOf(scope), facets: some, size })
      return some.map((facet, at) => [facet, counts[at] ?? []])
    }
    // One walk over the rows counts all of the first kind; the others meanwhile, each by itself.
    const halves = [facets.filter(hasColumn), facets.filter((facet) => !hasColumn(facet))]
    return Object.fromEntries((await Promise.all(halves.map(ask))).flat()) as Record<F, FacetCount[]>
  }

  /** A write that resolved is seen by every later read. */
  async refresh(): Promise<void> {
    await this.#writer.call('upsert', [])
  }

  async dropBefore(before: string): Promise<number> {
    const month = new Date(before).toISOString().slice(0, 7)
    let removed = 0
    for (;;) {
      const some = await this.#writer.call('removeBefore', { month, most: removedAtOnce })
      removed += some
      if (some < removedAtOnce) return removed
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader.close()))
    await this.#writer.close()
  }

  #reader(): EngineThread<MentionReaderCalls> {
    const [first, second] = this.#readers
    return second.load <= first.load ? second : first
  }
}

function scopeOf(scope: MentionScope): ReaderScope {
  return { query: scope.query, from: instant(scope.from), to: instant(scope.to), drill: scope.drill }
}

function instant(time: string | undefined): number | undefined {
  if (time === undefined) return undefined
  const milliseconds = Date.parse(time)
  if (!Number.isFinite(milliseconds)) throw new Error(`not a time: ${time}`)
  return milliseconds
}

/** By the longest stretch that no bucket's start falls inside; for one bucket alone the whole of it, in hours. */
function slotsFor(starts: readonly number[], to: number): Slots {
  const base = starts[0] ?? 0
  const common = starts.reduce((length, start) => greatestDivisor(length, start - base), 0)
  return { base, length: common === 0 ? Math.ceil((to - base) / hour) * hour : common }
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

/** One series a value, commonest first, then by value. */
function series(starts: readonly number[], slots: readonly SlotSums[]): HistogramSeries[] {
  const byKey = new Map<string, SlotSums[]>()
  for (const slot of slots) {
    const key = slot.key ?? ''
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, [slot])
    else known.push(slot)
  }
  return [...byKey]
    .map(([key, parts]) => ({ key, parts, total: parts.reduce((sum, slot) => sum + slot.count, 0) }))
    .sort((a, b) => b.total - a.total || Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)))
    .map(({ key, parts }) => ({ key, buckets: fillBuckets(starts, parts) }))
}
