import { searchFoundType, type Channel } from '@groundswell/contracts'
import { alertIdOf } from '@groundswell/incident'
import type { Clock } from '@groundswell/runtime'
import {
  accountStands,
  findingDocuments,
  tellingDocuments,
  tellingIdOf,
  type FindingDocument,
  type TellingDocument,
} from '@groundswell/settings'
import type { Documents, DocumentWrite, Stored } from '@groundswell/store'
import type { Message } from '../deliver/message.ts'
import { chooseChannels } from '../route/choose-channels.ts'
import { searchMessage } from './search-message.ts'
import type { AlertingSearch, SearchSet } from './search-set.ts'

export interface TellParts {
  readonly documents: Documents
  readonly clock: Clock
  readonly searches: () => SearchSet
  readonly channels: () => ReadonlyMap<string, Channel>
  readonly send: (message: Message, channelIds: readonly string[]) => Promise<void>
  /** One message of a search in so many ms at most. */
  readonly interval: number
  readonly publicUrl: string | undefined
}

/** Findings of one message at most; those beyond come with the next. */
const mostFindings = 5_000
/** Lists of documents may be this late, ms. */
const listsLag = 2_000
/** Findings whose finder died are looked for this often, ms. */
const lookForLeft = 30_000
/** A search that was changed is known to every process after 1 s (packages/settings); twice that, to be sure, ms. */
const settingsTravel = 2_000

const nothingYet: TellingDocument = { seq: 0, lastMessageAt: null, foundCount: 0, lastFoundAt: null, pending: null }

interface Line {
  readonly searchId: string
  readonly drill: boolean
}

/**
 * Gathers what a search found into messages: the first at once, then one an interval. A message is written by
 * compare-and-set with the findings it tells before its rows and marks are; whoever comes next finishes one that was left.
 * So each finding is in one message, and each message reaches each channel under one id.
 */
export class FindingTeller {
  readonly #parts: TellParts
  /** Lines that may have something to tell, and until when to look for it at least. */
  readonly #open = new Map<string, Line & { readonly until: number }>()
  #lookedForLeft = Number.NEGATIVE_INFINITY

  constructor(parts: TellParts) {
    this.#parts = parts
  }

  /** A finding of it was just written. */
  expect(line: Line): void {
    const until = this.#parts.clock.now().getTime() + listsLag
    this.#open.set(tellingIdOf(line.searchId, line.drill), { ...line, until })
  }

  /** One look at everything that may be to tell. */
  async tellDue(): Promise<void> {
    const now = this.#parts.clock.now().getTime()
    if (now - this.#lookedForLeft >= lookForLeft) {
      const filters = [{ field: 'told', op: 'eq', value: false }] as const
      const left = await this.#parts.documents.list(findingDocuments, { filters, size: 1_000 })
      for (const { body } of left.items) this.expect(body)
      this.#lookedForLeft = now
    }
    for (const [id, line] of this.#open) {
      const empty = await this.#tell(id, line)
      if (empty && this.#open.get(id)?.until === line.until && now > line.until) this.#open.delete(id)
    }
  }

  /** True when nothing was left to tell. */
  async #tell(id: string, { searchId, drill }: Line): Promise<boolean> {
    const { clock, documents, interval, searches } = this.#parts
    const stored = await documents.get(tellingDocuments, id)
    if (stored !== undefined && stored.body.pending !== null) {
      await this.#finish(stored, { searchId, drill })
      return false
    }
    const telling = stored?.body ?? nothingYet
    const now = clock.now()
    if (telling.lastMessageAt !== null && now.getTime() - Date.parse(telling.lastMessageAt) < interval) return false
    const open = await this.#untold(searchId, drill)
    if (open.length === 0) return true
    const search = searches().get(searchId)
    const wanted = search !== undefined && (await this.#mayBeTold(search)) ? search : undefined
    const found = open.filter(({ body }) => body.alertingSince === wanted?.alertingSince)
    // Found for a search that is gone, silent or another now; not for one whose change this process has not heard of yet.
    const past = open.filter(
      ({ body }) =>
        body.alertingSince !== wanted?.alertingSince && now.getTime() - Date.parse(body.foundAt) > settingsTravel,
    )
    if (wanted === undefined || found.length === 0) {
      await this.#markTold(past.map((finding) => finding.id))
      return false
    }
    const data = searchMessage(
      wanted,
      found.map(({ body }) => body),
      { drill, publicUrl: this.#parts.publicUrl },
    )
    const next: TellingDocument = {
      seq: telling.seq + 1,
      lastMessageAt: now.toISOString(),
      foundCount: telling.foundCount + found.length,
      lastFoundAt: found.at(-1)?.body.foundAt ?? telling.lastFoundAt,
      lastMessage: { searchId, drill, count: data.count, mentions: data.mentions.map((mention) => mention.id) },
      pending: {
        at: now.toISOString(),
        data,
        channels: this.#channelsOf(wanted, drill),
        findings: [...found, ...past].map((finding) => finding.id),
      },
    }
    const expected = stored === undefined ? ('absent' as const) : { revision: stored.revision }
    const written = await documents.put(tellingDocuments, { id, body: next, expected })
    if (written.ok) await this.#finish({ id, body: next, revision: written.revision }, { searchId, drill })
    return false
  }

  /** Earliest found first; the list may lag, so each is read again. */
  async #untold(searchId: string, drill: boolean): Promise<Stored<FindingDocument>[]> {
    const { documents } = this.#parts
    const filters = [
      { field: 'searchId', op: 'eq', value: searchId },
      { field: 'drill', op: 'eq', value: drill },
      { field: 'told', op: 'eq', value: false },
    ] as const
    const listed = await documents.list(findingDocuments, { filters, sort: { field: 'foundAt' }, size: mostFindings })
    const read = await documents.getMany(
      findingDocuments,
      listed.items.map(({ id }) => id),
    )
    return read.filter((finding) => finding !== undefined).filter(({ body }) => !body.told)
  }

  /** What a private search of a removed or disabled account finds is nobody's business any more. */
  async #mayBeTold({ shared, owner, ownerKind }: AlertingSearch): Promise<boolean> {
    return shared || ownerKind === 'token' || (await accountStands(this.#parts.documents, owner))
  }

  #channelsOf(search: AlertingSearch, drill: boolean): string[] {
    const known = this.#parts.channels()
    const chosen = (search.channels ?? []).flatMap((id) => known.get(id) ?? [])
    return chooseChannels({ drill }, chosen).map(({ id }) => id)
  }

  /** The rows of the message, then the marks of its findings, then the next message may come. */
  async #finish(stored: Stored<TellingDocument>, { searchId, drill }: Line): Promise<void> {
    const { id, body, revision } = stored
    if (body.pending === null) return
    const { at, data, channels, findings } = body.pending
    const eventId = `search-${searchId}${drill ? '-drill' : ''}`
    const message = { alertId: alertIdOf(eventId, body.seq), eventId, seq: body.seq, drill, time: at }
    await this.#parts.send({ ...message, type: searchFoundType, data }, channels)
    await this.#markTold(findings)
    const next = { ...body, pending: null }
    // Refused where another process finished it meanwhile.
    await this.#parts.documents.put(tellingDocuments, { id, body: next, expected: { revision } })
  }

  async #markTold(ids: readonly string[]): Promise<void> {
    const { documents } = this.#parts
    const read = await documents.getMany(findingDocuments, ids)
    const writes = read.flatMap((finding): DocumentWrite<FindingDocument>[] =>
      finding === undefined || finding.body.told
        ? []
        : [{ id: finding.id, body: { ...finding.body, told: true }, expected: { revision: finding.revision } }],
    )
    if (writes.length > 0) await documents.putMany(findingDocuments, writes)
  }
}
