import type { Query } from '@groundswell/query'

/** The stored mentions a subject may change: those its query finds, and those that hold it now. */
export function candidatesOf(subjectId: string, query: Query): Query {
  const { at } = query.root
  return {
    // Cursors belong to the text, so it must tell this query from every other.
    text: `(${query.text}) OR subject:"${subjectId}"`,
    root: { kind: 'or', items: [query.root, { kind: 'field', field: 'subject', value: subjectId, at }], at },
  }
}
