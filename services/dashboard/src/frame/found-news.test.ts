import { expect, test } from 'vitest'
import { isFound, withFound } from './found-news.ts'

const found = (savedSearchId: string, count: number, drill = false) => ({
  savedSearchId,
  name: savedSearchId,
  count,
  drill,
})

test('a search that finds again while its news waits has one line, first, with all of it', () => {
  const first = withFound(withFound([], found('a', 2)), found('b', 1))
  expect(withFound(first, found('a', 3))).toEqual([found('a', 5), found('b', 1)])
})

test('a drill is never added to what is real', () => {
  expect(withFound([found('a', 2)], found('a', 1, true))).toEqual([found('a', 1, true), found('a', 2)])
})

test('what is no such event is left alone', () => {
  expect([isFound(found('a', 1)), isFound(undefined), isFound({ savedSearchId: 'a' })]).toEqual([true, false, false])
})
