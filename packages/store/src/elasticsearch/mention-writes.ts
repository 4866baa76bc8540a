import type { Mention } from '@groundswell/contracts'
import { TransientError } from '@groundswell/runtime'
import { isNewer, refusalOf, type MentionOrder } from '../mention-checks.ts'
import type { IndexResult, StoryLink } from '../mention-index.ts'
import type { BulkItem, Connection } from './connection.ts'
import { mentionDocument, type MentionSource, type StoryLinks } from './mention-document.ts'
import type { MonthIndices } from './month-indices.ts'

/** A document as found, with what a write must name to be the next one. */
export interface Found {
  readonly index: string
  readonly id: string
  readonly seqNo: number
  readonly primaryTerm: number
  readonly source: MentionSource
}

interface Place {
  readonly index: string
  readonly id: string
}

/** So often may others be quicker before a write gives up for now. */
const mostTries = 30

/** Realtime reads by id from the month it is known to live in; in order, undefined where there is none. */
export async function readPlaces(connection: Connection, places: readonly Place[]): Promise<(Found | undefined)[]> {
  if (places.length === 0) return []
  const docs = places.map(({ index, id }) => ({ _index: index, _id: id }))
  const response = await connection.call((client) => client.mget<MentionSource>({ docs }))
  return response.docs.map((found) => {
    if (!('found' in found) || !found.found || found._source === undefined) return undefined
    const { _index: index, _id: id, _seq_no: seqNo = -1, _primary_term: primaryTerm = -1 } = found
    return { index, id, seqNo, primaryTerm, source: found._source }
  })
}

interface Wanted {
  /** The newest of the call, the first of equals. */
  readonly mention: Mention
  readonly index: string
  /** Places in the call, in order. */
  readonly items: { readonly at: number; readonly order: MentionOrder }[]
}

/**
 * Most mentions are new, so each is first created; where one stands already, it is read, and replaced by compare-and-set when
 * ours is newer, with the story links it had.
 */
export async function upsertMentions(
  connection: Connection,
  months: MonthIndices,
  mentions: readonly Mention[],
): Promise<IndexResult[]> {
  const results: IndexResult[] = []
  const wanted = new Map<string, Wanted>()
  for (const [at, mention] of mentions.entries()) {
    const reason = refusalOf(mention)
    if (reason !== undefined) {
      results[at] = { status: 'refused', reason }
      continue
    }
    const known = wanted.get(mention.id)
    const items = [...(known?.items ?? []), { at, order: mention }]
    const newest = known !== undefined && !isNewer(mention, known.mention) ? known.mention : mention
    wanted.set(mention.id, { mention: newest, index: months.of(newest.indexedUnder), items })
  }

  const settle = ({ items }: Wanted, before: MentionOrder | undefined, refusal?: string): void => {
    let present = before
    for (const { at, order } of items) {
      const newer = isNewer(order, present)
      if (newer && refusal !== undefined) results[at] = { status: 'refused', reason: refusal }
      else results[at] = { status: newer ? 'written' : 'unchanged' }
      if (newer) present = order
    }
  }

  let open: { readonly wanted: Wanted; readonly found: Found | undefined }[] = [...wanted.values()].map((each) => ({
    wanted: each,
    found: undefined,
  }))
  for (let tries = 0; open.length > 0; tries += 1) {
    if (tries >= mostTries) throw new TransientError(`${open.length} mentions are written by others all the time`)
    const items = await connection.bulk(
      open.map(({ wanted: { mention, index }, found }) => {
        const links = found === undefined ? {} : (JSON.parse(found.source.links) as StoryLinks)
        const document = mentionDocument(mention, links)
        if (found === undefined) return { action: { create: { _index: index, _id: mention.id } }, document }
        return { action: { index: replacing(found) }, document }
      }),
    )
    const conflicts: Wanted[] = []
    for (const [at, each] of open.entries()) {
      const item = items[at]
      if (item?.status === 409) conflicts.push(each.wanted)
      else
        settle(
          each.wanted,
          each.found === undefined ? undefined : orderOf(each.found, each.wanted.mention),
          refusalIn(item),
        )
    }
    const present = await readPlaces(
      connection,
      conflicts.map(({ index, mention }) => ({ index, id: mention.id })),
    )
    open = []
    for (const [at, each] of conflicts.entries()) {
      const found = present[at]
      const order = found === undefined ? undefined : orderOf(found, each.mention)
      if (order !== undefined && !isNewer(each.mention, order)) settle(each, order)
      else open.push({ wanted: each, found })
    }
  }
  return results
}

/** Links by mention; `locate` finds the mentions wherever they live. */
export async function assignStories(
  connection: Connection,
  locate: (ids: readonly string[]) => Promise<(Found | undefined)[]>,
  links: readonly StoryLink[],
): Promise<('written' | 'missing')[]> {
  const byMention = new Map<string, Record<string, string | null>>()
  for (const { mentionId, subjectId, storyId } of links)
    byMention.set(mentionId, { ...byMention.get(mentionId), [subjectId]: storyId })
  const outcome = new Map<string, 'written' | 'missing'>()
  let open = [...byMention.keys()]
  for (let tries = 0; open.length > 0; tries += 1) {
    if (tries >= mostTries) throw new TransientError(`${open.length} mentions are written by others all the time`)
    const present = await locate(open)
    const writes: { readonly found: Found; readonly document: object }[] = []
    for (const [at, id] of open.entries()) {
      const found = present[at]
      outcome.set(id, found === undefined ? 'missing' : 'written')
      if (found === undefined) continue
      const before = JSON.parse(found.source.links) as StoryLinks
      const after = { ...before, ...byMention.get(id) }
      if (JSON.stringify(after) === JSON.stringify(before)) continue
      writes.push({ found, document: mentionDocument(JSON.parse(found.source.body) as Mention, after) })
    }
    const items = await connection.bulk(
      writes.map(({ found, document }) => ({ action: { index: replacing(found) }, document })),
    )
    open = []
    for (const [at, { found }] of writes.entries()) {
      if (items[at]?.status === 409) {
        open.push(found.id)
        continue
      }
      const refusal = refusalIn(items[at])
      if (refusal !== undefined) throw new Error(`Elasticsearch refused the stories of ${found.id}: ${refusal}`)
    }
  }
  return links.map(({ mentionId }) => outcome.get(mentionId) ?? 'missing')
}

/** The subjects' version stands in the body alone, which is read only where it decides. */
function orderOf({ source }: Found, wanted: Mention): MentionOrder {
  return source.version === wanted.version ? (JSON.parse(source.body) as Mention) : { version: source.version }
}

function replacing({ index, id, seqNo, primaryTerm }: Found) {
  return { _index: index, _id: id, if_seq_no: seqNo, if_primary_term: primaryTerm }
}

/** Why the engine will never take a document; what is the matter with the index rather than with it may pass. */
function refusalIn(item: BulkItem | undefined): string | undefined {
  if (item === undefined) throw new Error('Elasticsearch gave fewer results than writes')
  if (item.error === undefined) return undefined
  const cause = item.error.caused_by?.reason
  const reason = [item.error.type, item.error.reason, ...(typeof cause === 'string' ? [cause] : [])].join(': ')
  if (item.status !== 400 && item.status !== 413) throw new TransientError(`Elasticsearch cannot write: ${reason}`)
  return reason
}
