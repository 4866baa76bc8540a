import type { Batch, EventBus } from '@groundswell/bus'
import { decodeEvent, type LiveTopic, type Mention, type TopicData } from '@groundswell/contracts'
import { resolveLevels } from '@groundswell/incident'
import type { Query } from '@groundswell/query'
import type { Clock, Logger } from '@groundswell/runtime'
import type { Store } from '@groundswell/store'
import { writeFindings, type Finding } from './findings.ts'
import { finds, type LateSearch, type SearchSet } from './search-set.ts'

export interface FindParts {
  readonly bus: EventBus
  readonly store: Store
  readonly clock: Clock
  readonly log: Logger
  /** As the settings stand; asked once a batch. */
  readonly searches: () => SearchSet
  readonly onFound: (found: readonly Finding[]) => void
}

/** Searches and lists of documents see a write after about 1 s (packages/store). */
const enginesLag = 1_500
const lookEvery = 100
const pageSize = 500

/**
 * Handles whatever can make a search find a mention: the mention comes or is edited, it is given a story, or the event of a
 * story changes its level. A search that asks only what a mention carries is answered from the record; one that asks for
 * story or level looks at what stands in the index once the indexer has handled the same record. Nothing is skipped, since the
 * offset is committed after the findings are written.
 */
export function createFindMentions(parts: FindParts): (batch: Batch) => Promise<void> {
  const { bus, store, clock, log } = parts
  const { documents, mentions } = store

  return async function findMentions(batch: Batch): Promise<void> {
    const set = parts.searches()
    if (set.size === 0) return
    if (batch.topic === 'mentions.scored') {
      const came = read('mentions.scored', batch)
      await write(came.flatMap((mention) => set.direct(mention, clock.now()).map((search) => ({ search, mention }))))
      if (set.late.length === 0) return
      await handledBy('indexer', batch)
      await look(set.late, await stored(came.map(({ id }) => id)), batch)
    } else if (batch.topic === 'stories.assigned') {
      if (set.late.length === 0) return
      const ids = read('stories.assigned', batch).map(({ mentionId }) => mentionId)
      await handledBy('indexer-stories', batch)
      await look(set.late, await stored(ids), batch)
    } else {
      const byLevel = set.late.filter(({ asksLevel }) => asksLevel)
      if (byLevel.length === 0) return
      const stories = new Set(read('alerts.graded', batch).map(({ story }) => story.id))
      await pause(batch, enginesLag)
      for (const story of stories) for await (const page of ofStory(story)) await look(byLevel, page, batch)
    }
  }

  /** A record that cannot be read is parked by the service it is for. */
  function read<T extends LiveTopic>(topic: T, { records }: Batch): TopicData<T>[] {
    return records.flatMap((record) => {
      const decoded = decodeEvent(topic, record)
      if (decoded.ok) return [decoded.data]
      log.warn({ topic, offset: record.offset, reason: decoded.reason }, 'A record cannot be read; not searched.')
      return []
    })
  }

  async function look(searches: readonly LateSearch[], found: readonly Mention[], batch: Batch): Promise<void> {
    const oldest = searches.reduce((least, { alertingSince }) => (alertingSince < least ? alertingSince : least), '~')
    const recent = found.filter(({ collectedAt }) => collectedAt >= oldest)
    if (recent.length === 0) return
    if (batch.topic !== 'alerts.graded' && searches.some(({ asksLevel }) => asksLevel)) await pause(batch, enginesLag)
    const now = clock.now()
    for (const search of searches) {
      const query = await resolveLevels(documents, search.parsed)
      await write(
        recent.filter((mention) => finds(search, query, mention, now)).map((mention) => ({ search, mention })),
      )
    }
  }

  async function write(found: readonly Finding[]): Promise<void> {
    const fresh = await writeFindings(documents, found, clock.now())
    if (fresh.length > 0) parts.onFound(fresh)
  }

  async function stored(ids: readonly string[]): Promise<Mention[]> {
    const found = await mentions.getMany([...new Set(ids)])
    return found.filter((mention) => mention !== undefined)
  }

  async function* ofStory(value: string): AsyncGenerator<readonly Mention[]> {
    const at = { start: 0, end: 0 }
    const query: Query = { text: `story:${value}`, root: { kind: 'field', field: 'story', value, at } }
    const search = { query, drill: 'include', sort: 'newest', size: pageSize } as const
    let cursor: string | null = null
    do {
      const page = await mentions.search({ ...search, ...(cursor === null ? {} : { cursor }) })
      yield page.items
      cursor = page.next
    } while (cursor !== null)
  }

  /** Until the group has handled every record of this batch. */
  async function handledBy(group: string, batch: Batch): Promise<void> {
    const { topic, partition, records, signal } = batch
    const last = records.at(-1)?.offset ?? 0
    for (;;) {
      const lag = await bus.lag(group, [topic])
      if (lag.some((each) => each.partition === partition && each.committed > last)) return
      signal.throwIfAborted()
      await batch.heartbeat()
      await clock.sleep(lookEvery, signal)
    }
  }

  async function pause(batch: Batch, milliseconds: number): Promise<void> {
    await batch.heartbeat()
    await clock.sleep(milliseconds, batch.signal)
    batch.signal.throwIfAborted()
  }
}
