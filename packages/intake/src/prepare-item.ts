import { createHash } from 'node:crypto'
import type { Author, Engagement, RawMention } from '@groundswell/contracts'
import { cleanText, cutText } from './clean-text.ts'
import type { CollectedItem } from './collected-item.ts'
import { derivedId, randomId } from './identity.ts'
import type { Candidate, ItemDocument } from './item-document.ts'

const titleLimit = 10_000
const nameLimit = 500

/** An item with its id, its cleaned words, and all of its mention but what the item document decides. */
export interface PreparedItem {
  readonly id: string
  readonly item: CollectedItem
  readonly candidate: Candidate
  readonly words: Pick<RawMention, 'title' | 'text' | 'author' | 'engagement' | 'truncated' | 'url'>
}

export function prepareItem(found: CollectedItem, collectedAt: string): PreparedItem {
  const whole = cleanText(found.text)
  const title = cutText(cleanText(found.title ?? '').trim(), titleLimit).text
  const { text, truncated } = cutText(whole)
  const author = cleanAuthor(found.author)
  const engagement = cleanEngagement(found.engagement)
  const publishedAt = knownTime(found.publishedAt, collectedAt)
  const item: CollectedItem = { ...found, title, text: whole }
  return {
    id: derivedId(item) ?? randomId(),
    item,
    candidate: {
      contentHash: createHash('sha256').update(`${title}\u0000${whole}`).digest('hex'),
      length: whole.length,
      sourceId: found.source.id,
      publishedAt,
      collectedAt,
    },
    words: {
      title,
      text,
      ...(found.url === undefined ? {} : { url: addressOf(found.url, found.anchor) }),
      ...(author === undefined ? {} : { author }),
      ...(engagement === undefined ? {} : { engagement }),
      ...(truncated ? { truncated } : {}),
    },
  }
}

/** The mention of a prepared item at the version its document stands at. */
export function rawMentionOf(prepared: PreparedItem, document: ItemDocument): RawMention {
  const { item, words, id } = prepared
  return {
    id,
    version: document.version,
    platform: item.platform,
    source: item.source,
    ...words,
    publishedAt: document.publishedAt,
    collectedAt: document.collectedAt,
    evidence: document.evidence,
    drill: item.drill,
    backfill: item.backfill,
    indexedUnder: document.indexedUnder,
  }
}

function addressOf(url: string, anchor: string | undefined): string {
  return anchor === undefined || url.includes('#') ? url : `${url}#${anchor}`
}

/** Never later than `collectedAt`; undefined where the item does not say, or what it says is no time. */
function knownTime(said: string | undefined, collectedAt: string): string | undefined {
  if (said === undefined) return undefined
  const at = Date.parse(said)
  if (Number.isNaN(at)) return undefined
  const year = new Date(at).getUTCFullYear()
  if (year < 1970 || year > 9999) return undefined
  return new Date(Math.min(at, Date.parse(collectedAt))).toISOString()
}

function cleanAuthor(author: Author | undefined): Author | undefined {
  const clean = (name: string | undefined): string => cutText(cleanText(name ?? '').trim(), nameLimit).text
  const name = clean(author?.name)
  const handle = clean(author?.handle)
  const followers = cleanCount(author?.followers)
  if (name === '' && handle === '' && followers === undefined) return undefined
  return {
    ...(name === '' ? {} : { name }),
    ...(handle === '' ? {} : { handle }),
    ...(followers === undefined ? {} : { followers }),
  }
}

function cleanEngagement(engagement: Engagement | undefined): Engagement | undefined {
  const counts = Object.entries(engagement ?? {}).flatMap(([name, value]) => {
    const count = cleanCount(value)
    return count === undefined ? [] : [[name, count] as const]
  })
  return counts.length === 0 ? undefined : Object.fromEntries(counts)
}

function cleanCount(value: number | undefined): number | undefined {
  return value === undefined || !Number.isFinite(value) || value < 0
    ? undefined
    : Math.min(Math.floor(value), Number.MAX_SAFE_INTEGER)
}
