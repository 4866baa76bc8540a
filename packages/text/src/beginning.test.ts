import { expect, test } from 'vitest'
import { beginning } from './beginning.ts'

test('a text is cut between characters, and one that is short enough stays', () => {
  expect([1, 2, 3, 4].map((length) => beginning('丢😀件', length))).toEqual(['丢', '丢', '丢😀', '丢😀件'])
  expect([beginning('😀', 1), beginning('', 5), beginning('丢件', 0)]).toEqual(['', '', ''])
})
