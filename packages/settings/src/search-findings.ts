import { createHash } from 'node:crypto'
import type { Mention, SearchFound } from '@groundswell/contracts'
import type { Collection, Documents } from '@groundswell/store'

/** A mention that a saved search found: written once, told once. */
export interface FindingDocument {
  readonly searchId: string
  readonly drill: boolean
  /** Of the search when it found it: a finding of what the search was before is not told any more. */
  readonly alertingSince: string
  readonly foundAt: string
  readonly told: boolean
  readonly mention: Pick<Mention, 'id' | 'title' | 'text' | 'url' | 'publishedAt' | 'polarity'>
}
export const findingDocuments: Collection<FindingDocument> = {
  name: 'search-findings',
  fields: { searchId: 'keyword', drill: 'boolean', told: 'boolean', foundAt: 'date' },
}

export function findingIdOf(searchId: string, mentionId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([searchId, mentionId]))
    .digest('base64url')
}

export interface TellingMessage {
  readonly searchId: string
  readonly drill: boolean
  /** Mentions it tells of. */
  readonly count: number
  /** Ids of those it shows. */
  readonly mentions: readonly string[]
}

/** What a search has been telling; one document for real mentions and one for drills. */
export interface TellingDocument {
  /** Messages so far: each has its number. */
  readonly seq: number
  readonly lastMessageAt: string | null
  readonly foundCount: number
  readonly lastFoundAt: string | null
  /** What the message of this number says; none before the first. */
  readonly lastMessage?: TellingMessage
  /** The message of this number, whose rows and findings may not be written yet. */
  readonly pending: {
    readonly at: string
    readonly data: SearchFound
    readonly channels: readonly string[]
    readonly findings: readonly string[]
  } | null
}
export const tellingDocuments: Collection<TellingDocument> = {
  name: 'search-tellings',
  fields: { lastMessageAt: 'date' },
}

export function tellingIdOf(searchId: string, drill: boolean): string {
  return drill ? `${searchId}:drill` : searchId
}

export interface FoundSoFar {
  readonly foundCount: number
  readonly lastFoundAt: string | null
}

/** In the order of `searchIds`: what each was told to have found, drills included. */
export async function foundSoFar(documents: Documents, searchIds: readonly string[]): Promise<FoundSoFar[]> {
  const ids = searchIds.flatMap((id) => [tellingIdOf(id, false), tellingIdOf(id, true)])
  const found = await documents.getMany(tellingDocuments, ids)
  return searchIds.map((_, at) => {
    const tellings = [found[2 * at]?.body, found[2 * at + 1]?.body].filter((each) => each !== undefined)
    const times = tellings.flatMap(({ lastFoundAt }) => (lastFoundAt === null ? [] : [lastFoundAt])).sort()
    return {
      foundCount: tellings.reduce((sum, { foundCount }) => sum + foundCount, 0),
      lastFoundAt: times.at(-1) ?? null,
    }
  })
}
