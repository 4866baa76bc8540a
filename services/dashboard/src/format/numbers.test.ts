import { describe, expect, it } from 'vitest'
import { Numbers } from './numbers.ts'

describe('a share', () => {
  const numbers = new Numbers('en')
  it('is a whole percentage', () => {
    expect([0, 0.31, 0.006, 0.994, 1].map((share) => numbers.percent(share))).toEqual([
      '0%',
      '31%',
      '1%',
      '99%',
      '100%',
    ])
  })

  it('that is not quite nothing or not quite all is not said to be', () => {
    expect([0.002, 0.998].map((share) => numbers.percent(share))).toEqual(['<1%', '>99%'])
  })
})
