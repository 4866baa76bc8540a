import type { SavedSearch, SearchFound } from '@groundswell/contracts'
import type { FindingDocument } from '@groundswell/settings'
import { drillMark } from '../deliver/message.ts'

/** Mentions shown in one message at most. */
const mostShown = 20

/** What one message says of what a search newly found. */
export function searchMessage(
  { id, name, query, owner }: SavedSearch,
  findings: readonly Pick<FindingDocument, 'mention'>[],
  options: { readonly drill: boolean; readonly publicUrl: string | undefined },
): SearchFound {
  const { drill, publicUrl } = options
  const latest = findings.map(({ mention }) => mention).sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))
  return {
    search: { id, name, query, owner },
    drill,
    ...(drill ? { drillMark } : {}),
    text: `${drill ? `【${drillMark}】` : ''}检索“${name}”新发现 ${findings.length} 条`,
    count: findings.length,
    mentions: latest.slice(0, mostShown),
    ...(publicUrl === undefined ? {} : { link: linkOf(publicUrl, id) }),
  }
}

/** The search as it is kept, by its id, so that nothing of it can be lost on the way; what is new comes first. */
function linkOf(publicUrl: string, id: string): string {
  const parameters = new URLSearchParams({ saved: id, sort: 'newest' })
  return `${publicUrl.replace(/\/+$/, '')}/search?${parameters.toString()}`
}
