import { expect, it } from 'vitest'
import { provinceWords } from '../../words/province-words.ts'
import { provinceTiles } from './province-tiles.ts'

it('every province has a tile of its own', () => {
  const named = Object.keys(provinceWords).map((key) => key.replace('province.', ''))
  expect(provinceTiles.map(({ province }) => province).toSorted()).toEqual(named.toSorted())
  expect(new Set(provinceTiles.map(({ column, row }) => `${column}-${row}`)).size).toBe(provinceTiles.length)
  expect(new Set(provinceTiles.map(({ code }) => code)).size).toBe(provinceTiles.length)
})
