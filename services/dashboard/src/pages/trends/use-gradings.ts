import type { GradedAlert } from '@groundswell/contracts'
import { useQuery } from '@tanstack/react-query'
import type { Page } from '../../api/answers.ts'
import { request, type Parameters } from '../../api/request.ts'
import { gradingsOf, ledgerAddress } from './gradings.ts'
import type { TrendSlice } from './use-trend-slice.ts'

const pageSize = 500
const mostPages = 4

/**
 * Gradings, raises and early warnings of the period: what changed, not what was set right by hand later. None where the
 * slice is empty: what was graded then has nothing to do with it. Without so many, the latest are read and `total` is
 * still all of them.
 */
export function useGradings({ state, bounds, drill, trends }: TrendSlice) {
  const filters = gradingsOf({ ...bounds, drill, subject: state.conditions.subject })
  const empty = trends.data === undefined || trends.data.count === 0
  const { data } = useQuery({
    queryKey: ['alerts', 'marks', filters],
    queryFn: ({ signal }) => readAll(filters, signal),
    enabled: !empty,
  })
  const read = empty ? undefined : data
  return { marked: read?.alerts ?? [], total: read?.total ?? 0, address: ledgerAddress(filters) }
}

async function readAll(filters: Parameters, signal: AbortSignal) {
  const alerts: GradedAlert[] = []
  let cursor: string | null = null
  let total = 0
  for (let read = 0; read < mostPages; read += 1) {
    const query: Parameters = { ...filters, size: pageSize, ...(cursor === null ? {} : { cursor }) }
    const page: Page<GradedAlert> = await request('/alerts', { query, signal })
    alerts.push(...page.items)
    total = page.total ?? alerts.length
    cursor = page.next
    if (cursor === null) break
  }
  return { alerts, total }
}
