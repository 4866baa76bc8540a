import type { Facet } from '../../mention-index.ts'

const ownColumns = ['platform', 'source', 'category', 'polarity', 'lang', 'author'] as const

/** Facets whose value stands in the mention's own row: all of them are counted in one walk over the rows. */
export function hasColumn(facet: Facet): boolean {
  return (ownColumns as readonly Facet[]).includes(facet)
}

/** Where the numbers of a facet's values stand: in a column of `m`, or in a table of its own to join. */
export function facetColumns(facet: Facet): { readonly join: string; readonly value: string } {
  switch (facet) {
    case 'platform':
    case 'source':
    case 'category':
    case 'polarity':
    case 'lang':
      return { join: '', value: `m.${facet}` }
    case 'author':
      return { join: ' JOIN (SELECT 1) ON m.author IS NOT NULL', value: 'm.author' }
    case 'subject':
      return { join: ' CROSS JOIN subjects s ON s.row = m.row', value: 's.subject' }
    case 'story':
      // Two subjects of one mention may share a story; the mention counts once. The plus keeps to the rows found: the
      // engine would read the stories of all mentions instead.
      return {
        join: ` CROSS JOIN subjects s ON s.row = m.row AND +s.story IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM subjects o WHERE o.row = s.row AND +o.story = s.story AND o.subject < s.subject)`,
        value: 's.story',
      }
    case 'province':
      return { join: ' CROSS JOIN provinces p ON p.row = m.row', value: 'p.province' }
  }
}
