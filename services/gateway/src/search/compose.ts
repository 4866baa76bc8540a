import type { Query } from '@groundswell/query'

/** What the first finds and the second does not. Its positions count in neither text. */
export function butNot(wanted: Query, unwanted: Query): Query {
  const { at } = wanted.root
  return {
    // Cursors belong to the text, so it must tell this query from every other.
    text: `(${wanted.text}) AND NOT (${unwanted.text})`,
    root: { kind: 'and', items: [wanted.root, { kind: 'not', item: unwanted.root, at }], at },
  }
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
