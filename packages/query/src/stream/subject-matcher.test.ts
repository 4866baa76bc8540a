import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Query } from '../ast.ts'
import { highlight } from '../evaluate/highlight.ts'
import { matches } from '../evaluate/matches.ts'
import { formatQuery } from '../format.ts'
import type { MatchInput } from '../match-input.ts'
import { parseQuery } from '../parse/parse-query.ts'
import { matchInputArbitrary, searchArbitrary } from '../testing/arbitraries.ts'
import { CheckAll } from './check-all.ts'
import { SubjectMatcher } from './subject-matcher.ts'

function query(text: string): Query {
  const result = parseQuery(text, { for: 'search' })
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.query
}

function expected(queries: readonly Query[], m: MatchInput): { id: string; hits: unknown }[] {
  return queries
    .map((each, index) => ({ id: String(index).padStart(3, '0'), query: each }))
    .filter((subject) => matches(subject.query, m))
    .map((subject) => ({ id: subject.id, hits: highlight(subject.query, m) }))
}

function subjects(queries: readonly Query[]): { id: string; query: Query }[] {
  return queries.map((each, index) => ({ id: String(index).padStart(3, '0'), query: each }))
}

describe('SubjectMatcher', () => {
  test('answers for every query and mention as matches and highlight do', () => {
    fc.assert(
      fc.property(
        fc.array(searchArbitrary, { minLength: 1, maxLength: 12 }),
        fc.array(matchInputArbitrary, { minLength: 1, maxLength: 6 }),
        (queries, mentions) => {
          const matcher = new SubjectMatcher(subjects(queries))
          const all = new CheckAll(subjects(queries))
          for (const m of mentions) {
            expect(matcher.match(m)).toEqual(expected(queries, m))
            expect(all.match(m)).toEqual(expected(queries, m))
          }
        },
      ),
      { numRuns: 400 },
    )
  }, 60_000)

  test('stays right while subjects are set and deleted', () => {
    fc.assert(
      fc.property(
        fc.array(searchArbitrary, { maxLength: 5 }),
        fc.array(fc.tuple(fc.nat(4), fc.option(searchArbitrary)), { minLength: 1, maxLength: 20 }),
        matchInputArbitrary,
        (first, changes, m) => {
          const present = new Map(first.map((each, number) => [String(number), each]))
          const matcher = new SubjectMatcher(Array.from(present, ([id, each]) => ({ id, query: each })))
          for (const [number, changed] of changes) {
            const id = String(number)
            if (changed !== null) matcher.set(id, changed)
            const deleted = changed === null && matcher.delete(id)
            expect(deleted).toBe(changed === null && present.delete(id))
            if (changed !== null) present.set(id, changed)
            expect(matcher.size).toBe(present.size)
            const found = matcher.match(m).map((hit) => hit.id)
            const right = [...present].filter(([, each]) => matches(each, m)).map(([each]) => each)
            expect(found).toEqual(right)
          }
        },
      ),
    )
  })

  test('parsing a formatted query gives the same tree', () => {
    const placeless = (each: Query): unknown =>
      JSON.parse(JSON.stringify(each.root, (name, value: unknown) => (name === 'at' ? undefined : value)))
    fc.assert(
      fc.property(searchArbitrary, (each) => {
        expect(placeless(query(formatQuery(each)))).toEqual(placeless(each))
      }),
      { numRuns: 2000 },
    )
  }, 60_000)

  test('a formatted query matches what the query matches', () => {
    fc.assert(
      fc.property(searchArbitrary, matchInputArbitrary, (each, m) => {
        expect(matches(query(formatQuery(each)), m)).toBe(matches(each, m))
      }),
      { numRuns: 500 },
    )
  }, 60_000)

  test('checks only queries whose rarest token is there', () => {
    const matcher = new SubjectMatcher(
      Array.from({ length: 1000 }, (_, index) => ({
        id: `s${index}`,
        query: query(`快递 AND 品牌${String.fromCodePoint(0x4e00 + index)} AND (投诉 OR 丢件)`),
      })),
    )
    const m = { text: `快递投诉：品牌${String.fromCodePoint(0x4e00 + 500)}丢件` }
    expect(matcher.candidates(m)).toBe(1)
    expect(matcher.match(m).map((hit) => hit.id)).toEqual(['s500'])
  })

  test('stays quick where a common word stands thousands of times near another', () => {
    const text = '好的，'.repeat(20_000)
    const near = query('好 NEAR/3 的')
    const matcher = new SubjectMatcher([{ id: 'a', query: near }])
    const started = performance.now()
    expect(matcher.match({ text })).toHaveLength(1)
    expect(matches(near, { text })).toBe(true)
    expect(highlight(near, { text })).toHaveLength(200)
    // Comparing each with each, 400 million pairs three times over, would take many times longer.
    expect(performance.now() - started).toBeLessThan(3000)
  })

  test('finds a query filed under fields, a range, or nothing at all', () => {
    const matcher = new SubjectMatcher([
      { id: 'a', query: query('platform:weibo') },
      { id: 'b', query: query('reach:>=100') },
      { id: 'c', query: query('NOT 招聘') },
    ])
    expect(matcher.match({ text: '', platform: 'weibo', author: { followers: 100 } }).map((hit) => hit.id)).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(matcher.match({ text: '招聘', platform: 'forum' })).toEqual([])
  })

  test('finds subjects in the order in which they were given, also after a change', () => {
    const matcher = new SubjectMatcher(['z', 'b', 'a'].map((id) => ({ id, query: query('云岭') })))
    matcher.set('b', query('云'))
    expect(matcher.match({ text: '云岭' }).map((hit) => hit.id)).toEqual(['z', 'b', 'a'])
  })

  test('takes the last of several subjects with one id', () => {
    const matcher = new SubjectMatcher([
      { id: 'a', query: query('云岭') },
      { id: 'a', query: query('丢件') },
    ])
    expect(matcher.match({ text: '云岭' })).toEqual([])
    expect(matcher.match({ text: '丢件' })).toEqual([{ id: 'a', hits: [{ field: 'text', start: 0, end: 2 }] }])
  })
})
