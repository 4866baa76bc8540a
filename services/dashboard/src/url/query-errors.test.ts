import { describe, expect, it } from 'vitest'
import { placeErrors } from './query-errors.ts'

describe('placing the errors of a query', () => {
  it('moves them back to what was typed', () => {
    const [error] = placeErrors([{ path: 'q', message: 'x', start: 4, end: 6, suggestion: 'y' }], 'abcdefgh', 1)
    expect(error).toEqual({ start: 3, end: 5, message: 'x', suggestion: 'y' })
  })

  it('keeps them inside the text, at least one character long', () => {
    expect(placeErrors([{ path: 'q', message: 'x', start: 40, end: 41 }], 'abc', 0)[0]).toMatchObject({
      start: 2,
      end: 3,
    })
    expect(placeErrors([{ path: 'q', message: 'x', start: 0, end: 1 }], '', 0)[0]).toMatchObject({ start: 0, end: 1 })
  })

  it('marks all of the text where no place is given', () => {
    expect(placeErrors([{ path: 'q', message: 'x' }], 'abcd', 1)[0]).toMatchObject({ start: 0, end: 4 })
  })
})
