import type { EventBus, OutgoingRecord } from '@groundswell/bus'
import { encodeEvent, topics, type Evidence, type RawMention } from '@groundswell/contracts'
import type { Clock, Logger } from '@groundswell/runtime'
import type { Blobs, Documents, DocumentWrite, Stored } from '@groundswell/store'
import type { AcceptResult, CollectedItem } from './collected-item.ts'
import { decideItem, itemDocuments, type ItemDecision, type ItemDocument } from './item-document.ts'
import { prepareItem, rawMentionOf, type PreparedItem } from './prepare-item.ts'

export interface AcceptorParts {
  readonly documents: Documents
  readonly blobs: Blobs
  readonly bus: EventBus
  readonly log: Logger
  readonly clock: Clock
}

/**
 * The one door mentions come in by, for the crawler, the gateway and mail alike.
 *
 * When `accept` resolves, evidence and record of every item are durable: 202, 250 or a checkpoint may follow. When it
 * rejects, any of them may be: hand the same items over again, and nothing is lost and no version comes out twice with
 * two contents. (An item with no identity of its own gets a new id each time: give it an idempotency key to retry it.)
 *
 * The order makes it so: evidence durable → version claimed in the item document → published → document says published.
 * A crash in between leaves a claimed version that the next sight of the item publishes again under the same event id.
 * Results are in the order of the items. Safe to call at once for the same item, here and in other processes.
 */
export interface Acceptor {
  accept(items: readonly CollectedItem[]): Promise<AcceptResult[]>
}

interface Claimed {
  readonly index: number
  readonly prepared: PreparedItem
  readonly status: AcceptResult['status']
  readonly document: ItemDocument
  readonly revision: string
  readonly publish: boolean
}

const blobsAtOnce = 32

export function createAcceptor(parts: AcceptorParts): Acceptor {
  const log = parts.log.child({ part: 'intake' })
  return {
    async accept(items) {
      const collectedAt = parts.clock.now().toISOString()
      const prepared = items.map((item) => prepareItem(item, collectedAt))
      const keptBytes = new Map<Uint8Array, string>()
      const results: AcceptResult[] = []
      for (const wave of wavesOf(prepared)) {
        const claimed = await claim(parts, wave, keptBytes)
        await publish(parts, claimed)
        for (const one of claimed)
          results[one.index] = { id: one.prepared.id, version: one.document.version, status: one.status }
      }
      log.debug({ items: items.length }, 'Accepted.')
      return results
    },
  }
}

interface Waiting {
  readonly index: number
  readonly prepared: PreparedItem
}

/** Splits so that no id stands twice in a wave; nearly always one wave. */
function wavesOf(prepared: readonly PreparedItem[]): Waiting[][] {
  const waves: Waiting[][] = []
  const seen = new Map<string, number>()
  for (const [index, one] of prepared.entries()) {
    const wave = seen.get(one.id) ?? 0
    seen.set(one.id, wave + 1)
    ;(waves[wave] ??= []).push({ index, prepared: one })
  }
  return waves
}

/** Makes evidence durable and claims versions, deciding again for every item that somebody else wrote meanwhile. */
async function claim(
  { documents, blobs }: AcceptorParts,
  wave: readonly Waiting[],
  keptBytes: Map<Uint8Array, string>,
): Promise<Claimed[]> {
  const claimed: Claimed[] = []
  const found = await documents.getMany(
    itemDocuments,
    wave.map((one) => one.prepared.id),
  )
  let open = wave.map((one, at) => ({ ...one, known: found[at] }))
  while (open.length > 0) {
    const writes: (Waiting & {
      decision: Extract<ItemDecision, { next: unknown }>
      known: Stored<ItemDocument> | undefined
    })[] = []
    for (const one of open) {
      const decision = decideItem(one.known?.body, one.prepared.candidate)
      if (decision.status !== 'unchanged') writes.push({ ...one, decision })
      else if (one.known !== undefined)
        claimed.push({
          ...one,
          status: 'unchanged',
          document: one.known.body,
          revision: one.known.revision,
          publish: decision.publish,
        })
    }
    await keepEvidence(
      blobs,
      writes.map((one) => one.prepared.item.raw.bytes),
      keptBytes,
    )
    const bodies = writes.map((one): DocumentWrite<ItemDocument> => ({
      id: one.prepared.id,
      body: { ...one.decision.next, evidence: evidenceOf(one.prepared, keptBytes) },
      expected: one.known === undefined ? 'absent' : { revision: one.known.revision },
    }))
    const outcomes = bodies.length === 0 ? [] : await documents.putMany(itemDocuments, bodies)
    open = []
    for (const [at, one] of writes.entries()) {
      const outcome = outcomes[at]
      const body = bodies[at]?.body
      if (outcome === undefined || body === undefined) throw new Error('putMany gave fewer results than writes')
      if (outcome.ok)
        claimed.push({ ...one, status: one.decision.status, document: body, revision: outcome.revision, publish: true })
      else open.push({ index: one.index, prepared: one.prepared, known: outcome.current })
    }
  }
  return claimed
}

async function keepEvidence(
  blobs: Blobs,
  wanted: readonly Uint8Array[],
  keptBytes: Map<Uint8Array, string>,
): Promise<void> {
  const missing = [...new Set(wanted)].filter((bytes) => !keptBytes.has(bytes))
  for (let at = 0; at < missing.length; at += blobsAtOnce)
    await Promise.all(
      missing.slice(at, at + blobsAtOnce).map(async (bytes) => {
        keptBytes.set(bytes, (await blobs.put(bytes)).sha256)
      }),
    )
}

function evidenceOf({ item, candidate }: PreparedItem, keptBytes: ReadonlyMap<Uint8Array, string>): Evidence {
  const sha256 = keptBytes.get(item.raw.bytes)
  if (sha256 === undefined) throw new Error('evidence must be durable before a version is claimed')
  const { bytes, mediaType } = item.raw
  return { sha256, capturedAt: candidate.collectedAt, mediaType, bytes: bytes.byteLength }
}

async function publish({ bus, documents }: AcceptorParts, claimed: readonly Claimed[]): Promise<void> {
  const due = claimed.filter((one) => one.publish)
  if (due.length === 0) return
  await bus.publish(due.map((one) => recordOf(rawMentionOf(one.prepared, one.document))))
  let open = due.map((one) => ({
    id: one.prepared.id,
    version: one.document.version,
    body: one.document,
    revision: one.revision,
  }))
  while (open.length > 0) {
    const outcomes = await documents.putMany(
      itemDocuments,
      open.map(({ id, version, body, revision }) => ({
        id,
        body: { ...body, publishedVersion: version },
        expected: { revision },
      })),
    )
    open = open.flatMap((one, at) => {
      const outcome = outcomes[at]
      if (outcome === undefined || outcome.ok || outcome.current === undefined) return []
      const { body, revision } = outcome.current
      return body.publishedVersion >= one.version ? [] : [{ ...one, body, revision }]
    })
  }
}

function recordOf(mention: RawMention): OutgoingRecord {
  const topic = mention.backfill ? topics.mentionsBackfill : topics.mentionsRaw
  const encoded = encodeEvent({
    topic,
    key: mention.source.id,
    id: `${mention.id}:${mention.version}`,
    producer: 'intake',
    time: mention.collectedAt,
    data: mention,
  })
  return { ...encoded, topic }
}
