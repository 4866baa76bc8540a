import type { Mention } from '@groundswell/contracts'
import { findingDocuments, findingIdOf, type FindingDocument } from '@groundswell/settings'
import type { Documents } from '@groundswell/store'
import { beginning } from '@groundswell/text'
import type { AlertingSearch } from './search-set.ts'

export interface Finding {
  readonly search: AlertingSearch
  readonly mention: Mention
}

const textLength = 300

/** Writes what was found; what a search found before is left alone, so that it is told once. Resolves to those that are new. */
export async function writeFindings(documents: Documents, found: readonly Finding[], now: Date): Promise<Finding[]> {
  const byId = new Map(found.map((each) => [findingIdOf(each.search.id, each.mention.id), each]))
  if (byId.size === 0) return []
  const writes = [...byId].map(([id, { search, mention }]) => ({
    id,
    body: findingOf(search, mention, now),
    expected: 'absent' as const,
  }))
  const results = await documents.putMany(findingDocuments, writes)
  return [...byId.values()].filter((_, at) => results[at]?.ok === true)
}

function findingOf(search: AlertingSearch, mention: Mention, now: Date): FindingDocument {
  const { id, title, text, url, publishedAt, polarity, drill } = mention
  return {
    searchId: search.id,
    drill,
    alertingSince: search.alertingSince,
    foundAt: now.toISOString(),
    told: false,
    mention: {
      id,
      title: beginning(title, textLength),
      text: beginning(text, textLength),
      ...(url === undefined ? {} : { url }),
      publishedAt,
      polarity,
    },
  }
}
