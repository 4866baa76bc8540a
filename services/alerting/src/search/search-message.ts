import type { SavedSearch, SearchFound } from '@groundswell/contracts'
import type { FindingDocument } from '@groundswell/settings'
import { drillMark } from '../deliver/message.ts'

/** Mentions shown in one message at most. */
const mostShown = 20

/** What one message says of what a search newly found. */
export function searchMessage(
  { id, name, query, owner, from, to, drill: asked }: SavedSearch,
  findings: readonly Pick<FindingDocument, 'mention'>[],
  options: { readonly drill: boolean; readonly publicUrl: string | undefined },
): SearchFound {
  const { drill, publicUrl = '' } = options
  const latest = findings.map(({ mention }) => mention).sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))
  const parameters = new URLSearchParams({ q: query, drill: asked })
  if (from !== null) parameters.set('from', from)
  if (to !== null) parameters.set('to', to)
  return {
    search: { id, name, query, owner },
    drill,
    ...(drill ? { drillMark } : {}),
    text: `${drill ? `【${drillMark}】` : ''}检索“${name}”新发现 ${findings.length} 条`,
    count: findings.length,
    mentions: latest.slice(0, mostShown),
    link: `${publicUrl.replace(/\/+$/, '')}/search?${parameters.toString()}`,
  }
}
