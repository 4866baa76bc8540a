import { createHash, randomBytes } from 'node:crypto'
import type { CollectedItem } from './collected-item.ts'

/** Query parameters that say how a reader came to a page, never which page it is. */
const trackingParameters = new Set([
  'spm',
  'scm',
  'from',
  'isappinstalled',
  'share_token',
  'share_source',
  'fbclid',
  'gclid',
  'msclkid',
  'mc_cid',
  'mc_eid',
  'igshid',
])

/**
 * One spelling for one page: lower-case host, no default port, no tracking parameters, query sorted, no credentials, and
 * no fragment but the `anchor` of an item on a page that holds many. Undefined for what is not an http(s) address.
 */
export function canonicalUrl(address: string, anchor?: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  url.username = ''
  url.password = ''
  for (const name of new Set(url.searchParams.keys()))
    if (name.startsWith('utm_') || trackingParameters.has(name.toLowerCase())) url.searchParams.delete(name)
  url.searchParams.sort()
  url.hash = ''
  const page = url.toString().replace(/[?#]+$/, '')
  return anchor === undefined || anchor === '' ? page : `${page}#${encodeURIComponent(anchor)}`
}

/**
 * The id of an item (ARCHITECTURE, rule 1): from its own address, else its source's name for it, else the idempotency
 * key, else who said what when; else undefined, and it is one of its own, since two customers may send the same words.
 * 32 url-safe characters, 192 bits of SHA-256.
 */
export function derivedId(item: CollectedItem): string | undefined {
  const page = item.url === undefined ? undefined : canonicalUrl(item.url, item.anchor)
  if (page !== undefined) return idOf('url', page)
  if (item.nativeId !== undefined && item.nativeId !== '') return idOf('native', item.source.id, item.nativeId)
  if (item.idempotencyKey !== undefined) return idOf('key', item.source.id, item.idempotencyKey)
  const who = item.author?.handle ?? item.author?.name
  if (who !== undefined && who !== '' && item.publishedAt !== undefined)
    return idOf('said', item.source.id, who, item.publishedAt, item.title ?? '', item.text)
  return undefined
}

export function randomId(): string {
  return randomBytes(24).toString('base64url')
}

function idOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 24).toString('base64url')
}
