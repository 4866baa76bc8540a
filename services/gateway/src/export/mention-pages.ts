import type { Mention } from '@groundswell/contracts'
import type { MentionIndex, MentionPage, MentionScope } from '@groundswell/store'

/** About how much text one page brings into memory, UTF-16 code units of JSON. */
const pageText = 4_000_000
const smallest = 20
const largest = 1_000

export interface ExportScope extends MentionScope {
  readonly sort: 'newest' | 'oldest'
}

/** The first page is small: it says how many there are, and how long they tend to be. */
export function firstPage(index: MentionIndex, scope: ExportScope): Promise<MentionPage> {
  return index.search({ ...scope, size: 100 })
}

/** Every mention of the scope, beginning with the page already read; never more than a page of them in memory. */
export async function* mentionPages(
  index: MentionIndex,
  scope: ExportScope,
  first: MentionPage,
): AsyncGenerator<readonly Mention[]> {
  for (let page = first; ;) {
    yield page.items
    if (page.next === null) return
    page = await index.search({ ...scope, size: nextSize(page.items), cursor: page.next })
  }
}

/** Texts are between a line and 200,000 characters long, so the size of a page follows what came before. */
function nextSize(items: readonly Mention[]): number {
  const total = items.reduce((sum, { text, title }) => sum + text.length + title.length + 1_000, 0)
  const fits = Math.floor((pageText * Math.max(1, items.length)) / Math.max(1, total))
  return Math.min(largest, Math.max(smallest, fits))
}
