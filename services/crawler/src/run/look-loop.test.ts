import { expect, test } from 'vitest'
import { SourceProblem } from '../fetch/source-problem.ts'
import { waitAfter } from './look-loop.ts'

test('the interval holds while it works, give or take a fifth', () => {
  expect([0, 0.5, 0.999].map((random) => waitAfter(300_000, 0, undefined, random))).toEqual([240_000, 300_000, 359_880])
})

test('waits double with each failure, up to an hour', () => {
  const waits = [1, 2, 3, 10].map((failures) => waitAfter(300_000, failures, new Error('x'), 0.5))
  expect(waits).toEqual([120_000, 240_000, 480_000, 3_600_000])
})

test('who asks to be left alone is left alone', () => {
  expect(waitAfter(1000, 1, new SourceProblem('429', undefined, 90_000), 0.5)).toBe(90_000)
})
