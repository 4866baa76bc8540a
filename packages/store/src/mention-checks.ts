import type { Mention } from '@groundswell/contracts'

const longestId = 500
const longestFacet = 1_000

/** Why no index can hold a mention; undefined when it can. What one engine refuses, all refuse. */
export function refusalOf(mention: Mention): string | undefined {
  if (mention.id.length === 0 || Buffer.byteLength(mention.id) > longestId || !mention.id.isWellFormed())
    return `id must be 1 to ${longestId} bytes of well-formed text`
  if (!Number.isSafeInteger(mention.version) || mention.version < 1) return 'version must be a positive whole number'
  if (!/^\d{1,15}$/.test(mention.subjectsVersion ?? '0')) return 'subjectsVersion must be a whole number'
  if (!Number.isFinite(Date.parse(mention.publishedAt))) return `publishedAt is not a time: ${mention.publishedAt}`
  if (!/^\d{4}-\d{2}$/.test(mention.indexedUnder)) return `indexedUnder is not a month: ${mention.indexedUnder}`
  const long = facetValues(mention).find(({ value }) => value.length > longestFacet)
  if (long !== undefined) return `${long.facet} is longer than ${longestFacet} characters`
  return undefined
}

/** What tells the states of one mention apart. */
export type MentionOrder = Pick<Mention, 'version' | 'subjectsVersion'>

/** A later version is newer, and of one version the one matched with later subjects. No subjects' version is the earliest. */
export function isNewer(mention: MentionOrder, than: MentionOrder | undefined): boolean {
  if (than === undefined || mention.version !== than.version) return mention.version > (than?.version ?? 0)
  return Number(mention.subjectsVersion ?? 0) > Number(than.subjectsVersion ?? 0)
}

/** Facets whose values a mention carries itself; its stories come later and change by themselves. */
export type OwnFacet = 'platform' | 'source' | 'category' | 'polarity' | 'lang' | 'subject' | 'province'

export interface FacetValue {
  readonly facet: OwnFacet
  readonly value: string
}

/** Each facet value once. */
export function facetValues(mention: Mention): FacetValue[] {
  const values: FacetValue[] = [
    { facet: 'platform', value: mention.platform },
    { facet: 'source', value: mention.source.id },
    { facet: 'category', value: mention.category },
    { facet: 'polarity', value: mention.polarity },
    { facet: 'lang', value: mention.lang },
  ]
  for (const id of new Set(mention.subjects.map((subject) => subject.id))) values.push({ facet: 'subject', value: id })
  for (const province of new Set(mention.places.map((place) => place.province)))
    values.push({ facet: 'province', value: province })
  return values.map(({ facet, value }) => ({ facet, value: value.toWellFormed() }))
}

/** The value of the facet `author`. It has as many values as people, so no roll-up is kept of it. */
export function authorValue({ author }: Pick<Mention, 'author'>): string | undefined {
  return [author?.name, author?.handle].find((text) => text !== undefined && text !== '')?.toWellFormed()
}

/** The text of the author's field: name and handle, each found by itself, no phrase across the two. */
export function authorTexts(mention: Pick<Mention, 'author'>): string[] {
  return [mention.author?.name, mention.author?.handle].filter((text) => text !== undefined)
}

/** A mention with the stories it was linked to; a link wins over what the body says, null takes the story away. */
export function withStories(mention: Mention, links: Readonly<Record<string, string | null>>): Mention {
  if (!mention.subjects.some((subject) => Object.hasOwn(links, subject.id))) return mention
  const subjects = mention.subjects.map((subject) => {
    const storyId = Object.hasOwn(links, subject.id) ? links[subject.id] : undefined
    if (storyId === undefined) return subject
    const { storyId: _, ...rest } = subject
    return storyId === null ? rest : { ...rest, storyId }
  })
  return { ...mention, subjects }
}
