import type { Facet, FacetCount } from '../../mention-index.ts'
import type { MentionReaderCalls } from './mention-calls.ts'
import type { RowSource } from './mentions-reader.ts'

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
      // Two subjects of one mention may share a story; the mention counts once.
      return {
        join: ' CROSS JOIN (SELECT DISTINCT row, story FROM subjects WHERE story IS NOT NULL) s ON s.row = m.row',
        value: 's.story',
      }
    case 'province':
      return { join: ' CROSS JOIN provinces p ON p.row = m.row', value: 'p.province' }
  }
}

/** The commonest values of a facet in a scope, commonest first, then by value. */
export function facetReader(source: RowSource): (argument: Parameters<MentionReaderCalls['facet']>[0]) => FacetCount[] {
  return ({ scope, facet, size }) => {
    const from = source.from(source.plan(scope), true)
    const { join, value } = facetColumns(facet)
    const counted = `SELECT ${value} AS word, count(*) AS count ${from.sql.replace(' WHERE ', `${join} WHERE `)} GROUP BY 1`
    return source
      .statement(
        `SELECT w.value AS key, count FROM (${counted}) JOIN words w ON w.number = word ORDER BY count DESC, w.value LIMIT ?`,
      )
      .all(...from.values, size) as unknown as FacetCount[]
  }
}
