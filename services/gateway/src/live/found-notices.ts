import { savedSearchSettings, tellingDocuments } from '@groundswell/settings'
import type { Documents } from '@groundswell/store'
import { foundEvent, type LiveEvent } from './live-event.ts'

/** Tellings looked at each time, the latest first. */
const latest = 100

/**
 * What saved searches newly found, as alerting tells it: it keeps that in documents and on no topic, so they are looked at
 * while somebody watches. Of several messages of a search between two looks the last is told.
 */
export class FoundNotices {
  readonly #documents: Documents
  /** Number of the last message by telling; undefined until the first look, which tells nothing. */
  #before: ReadonlyMap<string, number> | undefined

  constructor(documents: Documents) {
    this.#documents = documents
  }

  /** What was told since the last look. */
  async look(): Promise<LiveEvent[]> {
    const before = this.#before
    const sort = { field: 'lastMessageAt', descending: true }
    const { items } = await this.#documents.list(tellingDocuments, { sort, size: latest })
    this.#before = new Map(items.map(({ id, body }) => [id, body.seq]))
    if (before === undefined) return []
    const told = items.flatMap(({ id, body: { lastMessage, lastMessageAt, seq } }) =>
      before.get(id) === seq || lastMessage === undefined || lastMessageAt === null
        ? []
        : [{ lastMessage, lastMessageAt }],
    )
    const searches = await this.#documents.getMany(
      savedSearchSettings.documents,
      told.map(({ lastMessage }) => lastMessage.searchId),
    )
    // A search that is gone is nobody's to open.
    return told.toReversed().flatMap(({ lastMessage, lastMessageAt }, at) => {
      const search = searches[told.length - 1 - at]?.body
      return search === undefined ? [] : [foundEvent(search, lastMessage, lastMessageAt)]
    })
  }

  /** Nobody watches: what is told meanwhile is news to nobody who comes later. */
  forget(): void {
    this.#before = undefined
  }
}
