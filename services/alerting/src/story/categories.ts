import type { Category } from '@groundswell/contracts'
import type { Tally } from '../subject/subject-state.ts'

const vague = new Set<Category>(['none', 'other'])
/** What a company seldom meets twice in a day: two reports of such a kind are likely of one event. */
const seldom = new Set<Category>([
  'information-security',
  'technical-failure',
  'public-health',
  'safety-accident',
  'natural-disaster',
])

/** What happens at one place. */
export function isLocal(category: Category): boolean {
  return category === 'safety-accident' || category === 'natural-disaster'
}

export function isVague(category: Category): boolean {
  return vague.has(category)
}

export function isSeldom(category: Category): boolean {
  return seldom.has(category)
}

/** An accident is no late parcel, though both happen at one place. What regulators do follows from events of any kind. */
export function areDifferentKinds(a: Category, b: Category): boolean {
  if (a === b || isVague(a) || isVague(b) || a === 'regulatory' || b === 'regulatory') return false
  return isSeldom(a) || isSeldom(b)
}

/** The category most negative mentions have; one that says something before `other` and `none`. */
export function mainCategory(categories: Tally): Category {
  const rank = (name: string): number => (name === 'none' ? 2 : name === 'other' ? 1 : 0)
  const [best] = Object.entries(categories).sort(
    (a, b) => rank(a[0]) - rank(b[0]) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
  )
  return (best?.[0] ?? 'none') as Category
}
