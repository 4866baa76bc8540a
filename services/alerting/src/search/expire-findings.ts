import { findingDocuments } from '@groundswell/settings'
import type { Documents } from '@groundswell/store'
import { newsFor } from './search-set.ts'

/**
 * A finding keeps its mention from being told again, and is kept longer than that could happen: it was published before it
 * was found, and counts as news for `newsFor` from then. A day more, for clocks and batches that wait.
 */
export const findingsKeptFor = newsFor + 86_400_000
/** Removed in one go, so that nothing else waits for the store. */
const page = 200

/** Removes some of the findings that are past their time; true when there may be more. Any instance may. */
export async function expireFindings(documents: Documents, now: Date): Promise<boolean> {
  const filters = [
    { field: 'told', op: 'eq', value: true },
    { field: 'foundAt', op: 'lt', value: new Date(now.getTime() - findingsKeptFor).toISOString() },
  ] as const
  const past = await documents.list(findingDocuments, { filters, size: page })
  for (const { id, revision } of past.items) await documents.remove(findingDocuments, id, { revision })
  return past.items.length === page
}
