import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { parseQuery } from '../parse/parse-query.ts'
import { SubjectMatcher } from '../stream/subject-matcher.ts'
import { explain } from './explain.ts'
import { highlight, maximumSpans } from './highlight.ts'
import { matches } from './matches.ts'
import { NearMarks } from './near-marks.ts'

const place = fc
  .tuple(fc.nat(30), fc.integer({ min: 1, max: 4 }))
  .map(([first, width]) => ({ first, last: first + width - 1 }))
type Place = typeof place extends fc.Arbitrary<infer P> ? P : never

function isNear(a: Place, b: Place, distance: number, ordered: boolean): boolean {
  const [after, before] = [b.first - a.last - 1, a.first - b.last - 1]
  return (after >= 0 && after <= distance) || (!ordered && before >= 0 && before <= distance)
}

function marked(left: readonly Place[], right: readonly Place[], positions: number): NearMarks {
  const marks = new NearMarks()
  marks.reset(positions)
  for (const { first, last } of left) marks.add('left', first, last)
  for (const { first, last } of right) marks.add('right', first, last)
  return marks
}

describe('NearMarks', () => {
  test('finds what comparing every pair would find', () => {
    fc.assert(
      fc.property(fc.array(place), fc.array(place), fc.nat(8), fc.boolean(), (left, right, distance, ordered) => {
        const marks = marked(left, right, 40)
        const near = (a: Place, b: Place): boolean => isNear(a, b, distance, ordered)
        expect(marks.any(distance, ordered)).toBe(left.some((a) => right.some((b) => near(a, b))))
        marks.prepare()
        for (const a of left)
          expect(marks.hasPartner('left', a.first, a.last, distance, ordered)).toBe(right.some((b) => near(a, b)))
        for (const b of right)
          expect(marks.hasPartner('right', b.first, b.last, distance, ordered)).toBe(left.some((a) => near(a, b)))
      }),
      { numRuns: 500 },
    )
  })

  test('sees nothing of what stands outside the stretch it is asked about', () => {
    const marks = marked([{ first: 3, last: 3 }], [{ first: 5, last: 5 }], 8)
    expect([marks.any(9, false), marks.any(9, false, 0, 5), marks.any(9, false, 5, 8)]).toEqual([true, false, false])
    marks.prepare(0, 4)
    marks.prepare(5, 8)
    expect(marks.hasPartner('left', 3, 3, 9, false)).toBe(false)
    expect(marks.hasPartner('right', 5, 5, 9, false)).toBe(false)
  })

  test('takes a few steps for each place and position, not one for each pair', () => {
    const positions = 10_000
    const everywhere = Array.from({ length: positions }, (_, at) => ({ first: at, last: at }))
    // Too far apart in the order asked for, so that no pair ends the search.
    const marks = marked(everywhere, [], positions)
    for (const { first, last } of everywhere) marks.add('left', first, last)
    marks.any(100, false)
    marks.prepare()
    for (const { first, last } of everywhere) marks.hasPartner('left', first, last, 100, false)
    expect(marks.steps).toBeLessThanOrEqual(7 * positions)
  })
})

describe('NEAR between many alternatives that stand everywhere', () => {
  const alternatives = Array.from({ length: 30 }, (_, length) => '哈'.repeat(length + 1)).join(' OR ')
  const m = { text: '哈'.repeat(2000) }
  const parsed = parseQuery(`(${alternatives}) NEAR/100 (${alternatives})`, { for: 'subject' })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const { query } = parsed

  /** Marks are the only way to a pair: their steps in one match bound its work. */
  test('costs steps in proportion to its places', () => {
    const reset = vi.spyOn(NearMarks.prototype, 'reset')
    onTestFinished(() => reset.mockRestore())
    const taken = (): number =>
      [...new Set(reset.mock.contexts as NearMarks[])].reduce((sum, marks) => sum + marks.steps, 0)
    const places = 2 * 30 * 2000
    const matcher = new SubjectMatcher([{ id: 'a', query }])
    // The matcher's marks are used again and again: they are to be known before it counts.
    matcher.match(m)
    for (const run of [
      () => expect(matches(query, m)).toBe(true),
      () => expect(matcher.match(m)).toHaveLength(1),
      () => expect(explain(query, m).matched).toBe(true),
      () => expect(highlight(query, m)).toHaveLength(1),
    ]) {
      const before = taken()
      run()
      expect(taken() - before).toBeGreaterThan(places / 2)
      expect(taken() - before).toBeLessThanOrEqual(4 * places)
    }
  })

  test('and a long run of one character agrees in both, broken, in two fields, with a prefix at its end', () => {
    const runs = ['哈'.repeat(20), `"${'ha '.repeat(20)}ha*"`, `title:${'哈'.repeat(12)}`, `${'哈'.repeat(9)} OR 嘻`]
    const texts = [
      '哈'.repeat(200),
      `${'哈'.repeat(19)}，`.repeat(30),
      'ha '.repeat(60),
      `${'ha '.repeat(20)}haha，`.repeat(9),
    ]
    for (const run of runs)
      for (const text of texts) {
        const result = parseQuery(run, { for: 'subject' })
        if (!result.ok) throw new Error(run)
        for (const each of [{ text }, { title: text, text: '' }, { title: '哈'.repeat(7), text }]) {
          const hits = new SubjectMatcher([{ id: 'a', query: result.query }]).match(each).map((hit) => hit.hits)
          expect(hits).toEqual(matches(result.query, each) ? [highlight(result.query, each)] : [])
        }
      }
  })

  test('shows as many hits as any other query', () => {
    expect(highlight(query, m)).toEqual([{ field: 'text', start: 0, end: 2000 }])
    const spaced = { text: '哈 '.repeat(2000) }
    expect(highlight(query, spaced)).toHaveLength(maximumSpans)
    expect(new SubjectMatcher([{ id: 'a', query }]).match(spaced)[0]?.hits).toEqual(highlight(query, spaced))
  })
})
