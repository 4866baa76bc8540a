import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MatchInput } from '../match-input.ts'
import { parseQuery } from '../parse/parse-query.ts'
import { matchInputArbitrary, searchArbitrary } from '../testing/arbitraries.ts'
import { explain } from './explain.ts'
import { matches } from './matches.ts'

function because(text: string, m: MatchInput): string[] {
  const result = parseQuery(text, { for: 'search' })
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  const { matched, because } = explain(result.query, m)
  return [matched ? 'matched' : 'missed', ...because.map((part) => text.slice(part.start, part.end))]
}

describe('explain', () => {
  test('names for a match the parts that hit, and what stayed away', () => {
    expect(because('云岭 AND (丢件 OR 破损) -招聘', { text: '云岭丢件' })).toEqual(['matched', '云岭', '丢件', '招聘'])
  })

  test('names for a miss the parts that failed', () => {
    expect(because('云岭 AND (丢件 OR 破损)', { text: '云岭延误' })).toEqual(['missed', '丢件', '破损'])
    expect(because('云岭 AND 丢件 -招聘', { text: '云岭丢件，招聘司机' })).toEqual(['missed', '招聘'])
    expect(because('(2 of) (丢件, 破损, 延误)', { text: '破损' })).toEqual(['missed', '丢件', '延误'])
  })

  test('gives each part its answer, its place in the query and its hits', () => {
    const result = parseQuery('title:声明 OR 雲嶺', { for: 'search' })
    const explanation = result.ok ? explain(result.query, { title: '公告', text: '云岭速运' }) : undefined
    expect(explanation?.tree).toMatchObject({
      kind: 'or',
      holds: true,
      parts: [
        { part: 'title:声明', holds: false, hits: [], start: 0, end: 8 },
        { part: '云岭', holds: true, hits: [{ field: 'text', start: 0, end: 2 }], start: 12, end: 14 },
      ],
    })
  })

  test('says what was found instead', () => {
    const note = (text: string, m: MatchInput): string | undefined => {
      const result = parseQuery(text, { for: 'search' })
      return result.ok ? explain(result.query, m).tree.note?.en : undefined
    }
    expect(note('platform:weibo', { text: '', platform: 'forum' })).toBe('the mention has forum')
    expect(note('reach:>=10000', { text: '' })).toBe('the mention has none')
    expect(note('reach:>=10000', { text: '', author: { followers: 5 } })).toBe('the mention has 5')
    expect(note('货车 NEAR/1 爆炸', { text: '货车很久以后爆炸' })).toMatch(/further apart than 1/)
    expect(note('货车 NEAR/1 爆炸', { text: '货车' })).toBeUndefined()
  })

  test('agrees with matches, and always names a reason', () => {
    fc.assert(
      fc.property(searchArbitrary, matchInputArbitrary, (query, m) => {
        const explanation = explain(query, m)
        expect(explanation.matched).toBe(matches(query, m))
        expect(explanation.because.length).toBeGreaterThan(0)
      }),
    )
  })
})
