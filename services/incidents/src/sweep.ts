import { commitIncident, incidentDocuments, relayIncident, type IncidentParts } from '@groundswell/incident'
import type { DocumentFilter } from '@groundswell/store'

const page = 200

/**
 * One look for what time or a crash left to do: clocks that are due, changes written but not published. Any instance may
 * sweep; the compare-and-set of the incident lets one of them win. Resolves to how many incidents were touched.
 */
export async function sweepIncidents(parts: IncidentParts): Promise<number> {
  const due = await each(
    parts,
    { field: 'nextDueAt', op: 'lte', value: parts.clock.now().toISOString() },
    async (id) => {
      await commitIncident(parts, id, { kind: 'tick' })
    },
  )
  const left = await each(parts, { field: 'pending', op: 'eq', value: true }, async (id) => {
    const stored = await parts.documents.get(incidentDocuments, id)
    if (stored !== undefined) await relayIncident(parts, stored)
  })
  return due + left
}

async function each(parts: IncidentParts, filter: DocumentFilter, act: (id: string) => Promise<void>): Promise<number> {
  const found = await parts.documents.list(incidentDocuments, { filters: [filter], size: page })
  for (const stored of found.items) await act(stored.id)
  return found.items.length
}
