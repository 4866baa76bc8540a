import type { Query, QueryNode } from '@groundswell/query'

/** What the first finds and the second does not. Its positions count in neither text. */
export function butNot(wanted: Query, unwanted: Query): Query {
  const { at } = wanted.root
  return {
    // Cursors belong to the text, so it must tell this query from every other.
    text: `(${wanted.text}) AND NOT (${unwanted.text})`,
    root: { kind: 'and', items: [wanted.root, { kind: 'not', item: unwanted.root, at }], at },
  }
}

/** What a query finds that is negative; of every mention without one. */
export function negativeOf(query: Query | undefined): Query {
  const at = query?.root.at ?? { start: 0, end: 0 }
  const negative: QueryNode = { kind: 'field', field: 'sentiment', value: 'negative', at }
  if (query === undefined) return { text: 'sentiment:negative', root: negative }
  return { text: `(${query.text}) AND sentiment:negative`, root: { kind: 'and', items: [query.root, negative], at } }
}

/** What both find; without a first the second alone. Its positions count in neither text. */
export function both(first: Query | undefined, second: Query): Query {
  if (first === undefined) return second
  const { at } = first.root
  return {
    text: `(${first.text}) AND (${second.text})`,
    root: { kind: 'and', items: [first.root, second.root], at },
  }
}
