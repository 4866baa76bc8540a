import { parseQuery, type Query } from '@groundswell/query'
import { onTestFinished } from 'vitest'
import type { MentionIndex, MentionPage, MentionSearch } from '../mention-index.ts'
import type { OpenMentionIndex } from './mention-index-contract.ts'

/** An empty index for one test. */
export async function freshIndex(open: () => Promise<OpenMentionIndex>): Promise<MentionIndex> {
  const opened = await open()
  onTestFinished(() => opened.close())
  return opened.mentions
}

export function queryOf(text: string): Query {
  const parsed = parseQuery(text, { for: 'search' })
  if (!parsed.ok) throw new Error(`${text}: ${parsed.errors.map((error) => error.message.en).join('; ')}`)
  return parsed.query
}

/** Ids of every page, with the total of the first. */
export async function allPages(
  index: MentionIndex,
  search: MentionSearch,
  between: (page: MentionPage) => Promise<void> = async () => undefined,
): Promise<{ readonly ids: string[]; readonly total: number }> {
  const ids: string[] = []
  let page = await index.search(search)
  const { total } = page
  for (;;) {
    ids.push(...page.items.map((mention) => mention.id))
    if (page.next === null) return { ids, total }
    await between(page)
    page = await index.search({ ...search, cursor: page.next })
  }
}

/** For randomised tests: GROUNDSWELL_SEED, else another one each time; it stands in the titles of the tests that use it. */
export function testSeed(): number {
  return Number(process.env['GROUNDSWELL_SEED'] ?? Date.now() % 1_000_000)
}
