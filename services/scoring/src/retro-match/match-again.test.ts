import type { Mention, Span, SubjectMatch } from '@groundswell/contracts'
import { buildMention } from '@groundswell/testkit'
import { expect, test } from 'vitest'
import { matchAgain, type SubjectAgain } from './match-again.ts'

const span = (start: number): Span => ({ field: 'text', start, end: start + 4 })
const judged = { polarity: 'negative' as const, polarityScore: -0.4, negativeEvent: 0.6 }
const corrected = { polarity: 'positive' as const, polarityScore: 0.9, negativeEvent: 0 }
const other: SubjectMatch = { id: 'haitang', name: '海棠冷链', hits: [span(9)], ...judged }
const subject = (hits: Span[] | undefined): SubjectAgain => ({
  id: 'yunling',
  name: '云岭速运',
  hitsIn: () => hits,
  judge: () => judged,
})
const mentionWith = (...subjects: SubjectMatch[]): Mention => buildMention({ subjects })

test('a mention gets the subject with its hits and the judgement towards it, beside the others', () => {
  const again = matchAgain(mentionWith(other), subject([span(0)]))
  expect(again?.change).toBe('added')
  expect(again?.mention.subjects).toEqual([other, { id: 'yunling', name: '云岭速运', hits: [span(0)], ...judged }])
})

test('a mention loses it, and nothing else, where the query does not match any more', () => {
  const mine = { id: 'yunling', name: '云岭速运', hits: [span(0)], ...judged }
  const again = matchAgain(mentionWith(mine, other), subject(undefined))
  expect([again?.change, again?.mention.subjects]).toEqual(['removed', [other]])
})

test('where it stays, the story does, and the same hits leave the judgement as it is', () => {
  const mine = { id: 'yunling', name: '旧名', hits: [span(0)], ...corrected, storyId: 'st-1' }
  const moved = matchAgain(mentionWith(mine), subject([span(2)]))
  expect(moved).toMatchObject({ change: 'changed', mention: { subjects: [{ hits: [span(2)], ...judged }] } })
  expect(moved?.mention.subjects[0]?.storyId).toBe('st-1')
  const renamed = matchAgain(mentionWith(mine), subject([span(0)]))
  expect(renamed?.mention.subjects).toEqual([{ ...mine, name: '云岭速运' }])
})

test('a judgement made anew does not name the classifier that made the one before', () => {
  const judgedBy = { classifier: 2, builtIn: judged }
  const mine = { id: 'yunling', name: '云岭速运', hits: [span(0)], ...corrected, judgedBy }
  expect(matchAgain(mentionWith(mine), subject([span(2)]))?.mention.subjects[0]).not.toHaveProperty('judgedBy')
})

test('what is as it has to be is left alone', () => {
  const mine = { id: 'yunling', name: '云岭速运', hits: [span(0)], ...corrected }
  expect(matchAgain(mentionWith(mine, other), subject([span(0)]))).toBeUndefined()
  expect(matchAgain(mentionWith(other), subject(undefined))).toBeUndefined()
})
