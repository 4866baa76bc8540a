import type { WordList } from './word-list.ts'

/** What saved searches newly found, as it is announced on every page. */
export const foundWords = {
  'found.new': ['新发现 {count} 条：{name}', '{count} new: {name}'],
  'found.open': ['查看', 'Show'],
  'found.putAway': ['知道了', 'Put away'],
  'found.others': ['另有 {count} 个检索有新发现', '{count} more {count|search|searches} found something'],
  'found.putAllAway': ['全部收起', 'Put all away'],
} as const satisfies WordList
