import type { Facet } from '../../mention-index.ts'
import type { ReaderScope } from './mention-calls.ts'
import { hourLength } from './rollup.ts'
import { wholeFacet } from './schema.ts'

/** Whole hours inside a scope, both included, and what is left of it before and after them. */
export interface RollupSpan {
  readonly firstHour: number
  readonly lastHour: number
  readonly edges: readonly ReaderScope[]
}

/** Hours beyond any time a Date can hold. */
const farthestHour = 3e9

/**
 * The number under which the roll-ups hold a scope's query: all mentions, or one facet value; undefined where they do not,
 * −1 for a value that no mention ever had.
 */
export function rolledFacet(
  scope: ReaderScope,
  word: (facet: string, value: string) => number | undefined,
): number | undefined {
  if (scope.query === undefined) return wholeFacet
  const { root } = scope.query
  if (root.kind !== 'field' || root.field === 'story') return undefined
  return word(root.field === 'sentiment' ? 'polarity' : root.field, root.value) ?? -1
}

/** Authors are as many as people, and stories come later: roll-ups hold neither. */
export function isRolled(facet: Facet): boolean {
  return facet !== 'author' && facet !== 'story'
}

/** The condition on a roll-up's rows besides. */
export function rolledDrill({ drill }: Pick<ReaderScope, 'drill'>): string {
  return drill === 'include' ? '' : ` AND drill = ${drill === 'only' ? 1 : 0}`
}

/** Undefined where no whole hour lies inside. */
export function rollupSpan(scope: ReaderScope): RollupSpan | undefined {
  const { from, to } = scope
  const first = from === undefined ? -farthestHour : Math.ceil(from / hourLength)
  const end = to === undefined ? farthestHour : Math.floor(to / hourLength)
  if (end <= first) return undefined
  const edges: ReaderScope[] = []
  if (from !== undefined && from < first * hourLength) edges.push({ ...scope, to: first * hourLength })
  if (to !== undefined && end * hourLength < to) edges.push({ ...scope, from: end * hourLength })
  return { firstHour: first, lastHour: end - 1, edges }
}
