import type { Category } from '@groundswell/contracts'

/** In the order people meet them; the record makes sure that none is forgotten. */
const order: Readonly<Record<Category, number>> = {
  'service-dispute': 1,
  'product-quality': 2,
  'safety-accident': 3,
  'employee-misconduct': 4,
  'information-security': 5,
  'supply-chain': 6,
  'technical-failure': 7,
  regulatory: 8,
  'public-health': 9,
  'natural-disaster': 10,
  'policy-change': 11,
  other: 12,
  none: 13,
}

export const categories: readonly Category[] = (Object.keys(order) as Category[]).toSorted(
  (a, b) => order[a] - order[b],
)
