import { intakeItem, maximumTextLength, type RawMention } from '@groundswell/contracts'
import { decideItem, prepareItem, rawMentionOf, type ItemDocument } from '@groundswell/intake'

export type ReplayLine =
  | { readonly kind: 'mention'; readonly mention: RawMention }
  /** The same content under the same identity was on an earlier line. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'bad'; readonly reason: string }

/** Lines of the intake's shape made mentions, with the identities and versions the real intake gives, in memory. */
export class LineIntake {
  readonly #items = new Map<string, ItemDocument>()
  #clock = 0

  /** `number` counts from 1 and stands for what has no identity of its own. */
  read(line: string, number: number): ReplayLine {
    let json: unknown
    try {
      json = JSON.parse(line)
    } catch (error) {
      return { kind: 'bad', reason: `not JSON: ${(error as Error).message}` }
    }
    const parsed = intakeItem.safeParse(json)
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`)
      return { kind: 'bad', reason: issues.join('; ') }
    }
    const { source, platform, ...item } = parsed.data
    if (item.text.length > maximumTextLength)
      return { kind: 'bad', reason: `text: ${item.text.length} code units; at most ${maximumTextLength} are taken` }
    if (item.publishedAt === undefined && this.#clock === 0)
      return { kind: 'bad', reason: 'publishedAt: the first line must say when it was published' }
    this.#clock = Math.max(this.#clock, item.publishedAt === undefined ? 0 : Date.parse(item.publishedAt))
    const named = item.url !== undefined || item.nativeId !== undefined
    const said = (item.author?.handle ?? item.author?.name) !== undefined && item.publishedAt !== undefined
    const { author, engagement, nativeId, publishedAt, text, title, url } = item
    return this.#accept({
      text,
      ...(title === undefined ? {} : { title }),
      ...(url === undefined ? {} : { url }),
      ...(nativeId === undefined ? {} : { nativeId }),
      ...(author === undefined ? {} : { author }),
      ...(engagement === undefined ? {} : { engagement }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      source: { id: source, name: source, kind: 'intake' },
      platform: platform ?? 'intake',
      ...(named || said ? {} : { idempotencyKey: `line ${number}` }),
      raw: { bytes: Buffer.from(line), mediaType: 'application/json' },
      drill: false,
      backfill: false,
    })
  }

  #accept(item: Parameters<typeof prepareItem>[0]): ReplayLine {
    const prepared = prepareItem(item, new Date(this.#clock).toISOString())
    const known = this.#items.get(prepared.id)
    const decision = decideItem(known, prepared.candidate)
    if (decision.status === 'unchanged') return { kind: 'unchanged' }
    const { bytes, mediaType } = item.raw
    const evidence = {
      sha256: '0'.repeat(64),
      capturedAt: prepared.candidate.collectedAt,
      mediaType,
      bytes: bytes.length,
    }
    const document = { ...decision.next, publishedVersion: decision.next.version, evidence }
    this.#items.set(prepared.id, document)
    return { kind: 'mention', mention: rawMentionOf(prepared, document) }
  }
}
