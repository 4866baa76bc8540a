import { describe, expect, test } from 'vitest'
import type { MatchInput } from '../match-input.ts'
import { parseQuery } from '../parse/parse-query.ts'
import { highlight, maximumSpans } from './highlight.ts'
import { matches } from './matches.ts'

function query(text: string) {
  const result = parseQuery(text, { for: 'search' })
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.query
}

describe('matches', () => {
  test.each<[string, string | MatchInput, boolean]>([
    ['京东物流', '用京东物流寄的', true],
    ['京东物流', '京东 物流', false],
    ['京东物流', '京东，物流', false],
    ['京东 物流', '物流公司京东', true],
    ['順豐', '顺丰', true],
    ['顺丰', '順豐', true],
    ['运', '速运', true],
    ['运', '运单', true],
    ['mac', 'my Mac is', true],
    ['mac', 'a machine', false],
    ['mac*', 'a machine', true],
    ['mac', 'mac笔记本', true],
    ['"lost parcel"', 'Lost, parcel!', true],
    ['"lost parcel"', 'parcel lost', false],
    ['"lost parcel"', 'lost my parcel', false],
    ['"云岭 速运"', '云岭，速运', true],
    ['"云岭 速运"', '云岭速运', false],
    ['"云岭 速运"', '云岭牌速运', false],
    ['货车 NEAR/2 爆炸', '货车发生爆炸', true],
    ['货车 NEAR/1 爆炸', '货车发生爆炸', false],
    ['爆炸 NEAR/2 货车', '货车发生爆炸', true],
    ['爆炸 ONEAR/2 货车', '货车发生爆炸', false],
    ['货车 ONEAR/2 爆炸', '货车发生爆炸', true],
    ['货车 NEAR/0 爆炸', '货车爆炸', true],
    ['速运 NEAR/5 运费', '速运费', false],
    ['parcel NEAR/1 lost', 'the parcel was lost', true],
    ['parcel NEAR/0 lost', 'the parcel was lost', false],
    ['a NEAR/5 a', 'a', false],
    ['a NEAR/5 a', 'a b a', true],
    ['云岭 NEAR/50 丢件', { title: '云岭', text: '丢件' }, false],
    ['"云岭 丢件"', { title: '云岭', text: '丢件' }, false],
    ['云岭 丢件', { title: '云岭', text: '丢件' }, true],
    ['title:云岭', { title: '云岭', text: '' }, true],
    ['title:云岭', '云岭', false],
    ['(2 of) (丢件, 破损, 延误)', '又丢件又延误', true],
    ['(2 of) (丢件, 破损, 延误)', '又丢件', false],
    ['author:江州晚报', { text: '', author: { name: '江州晚报' } }, true],
    ['江州晚报', { text: '', author: { name: '江州晚报' } }, false],
    ['author:jiangzhou', { text: '', author: { name: '江州', handle: 'jiangzhou' } }, true],
    ['author:"江州 jiangzhou"', { text: '', author: { name: '江州', handle: 'jiangzhou' } }, false],
    ['province:广东', { text: '', places: [{ province: '江苏' }, { province: '广东' }] }, true],
    ['reach:>=10000', { text: '', author: { followers: 10_000 } }, true],
    ['reach:<10000', { text: '', author: { followers: 10_000 } }, false],
    ['reach:<10000', '', false],
    ['NOT reach:<10000', '', true],
    ['published:2026-01-31', { text: '', publishedAt: '2026-01-31T15:59:59.999Z' }, true],
    ['published:2026-01-31', { text: '', publishedAt: '2026-01-31T16:00:00.000Z' }, false],
    ['level:<=2', { text: '', level: 2 }, true],
    ['level:<=2', { text: '', level: 3 }, false],
    ['story:st-1 subject:yunling', { text: '', storyIds: ['st-1'], subjectIds: ['yunling'] }, true],
    ['👍', '真快👍', true],
    ['👍', '真快👍🏽', false],
    ['👍*', '真快👍🏽', true],
    ['顺丰', '顺\u200b丰', true],
  ])('%s in %j: %s', (text, m, answer) => {
    expect(matches(query(text), typeof m === 'string' ? { text: m } : m)).toBe(answer)
  })
})

describe('highlight', () => {
  const marked = (text: string, m: MatchInput): string[] =>
    highlight(query(text), m).map(({ field, start, end }) => {
      const whole = field === 'author' ? m.author?.name : m[field]
      return `${field}:${whole?.slice(start, end)}`
    })

  test('shows every place of every part that holds, title first', () => {
    expect(marked('云岭 AND (丢件 OR 破损) NOT 招聘', { title: '云岭丢件', text: '云岭又丢件了' })).toEqual([
      'title:云岭丢件'.slice(0, 8),
      'title:丢件',
      'text:云岭',
      'text:丢件',
    ])
  })

  test('gives offsets of the original, whatever folding did', () => {
    expect(marked('云岭速运 运费', { text: '㈱雲\u200b嶺速運！ＡＢＣ運費' })).toEqual([
      'text:雲\u200b嶺速運',
      'text:運費',
    ])
  })

  test('marks one character for a single Han character, a whole word for a prefix', () => {
    expect(marked('运 AND deliv*', { text: '速运 Delivery' })).toEqual(['text:运', 'text:Delivery'])
    expect(marked('速', { text: '速运' })).toEqual(['text:速'])
  })

  test('marks only the places near each other', () => {
    expect(highlight(query('货车 NEAR/2 爆炸'), { text: '货车。很远很远以后货车爆炸' })).toEqual([
      { field: 'text', start: 9, end: 11 },
      { field: 'text', start: 11, end: 13 },
    ])
  })

  test('merges overlapping spans and keeps their number bounded', () => {
    expect(marked('云岭速 AND 速运', { text: '云岭速运' })).toEqual(['text:云岭速运'])
    expect(highlight(query('好'), { text: '好，'.repeat(5000) })).toHaveLength(maximumSpans)
  })

  test('is empty where the query does not match, and for a hit in the handle alone', () => {
    expect(marked('云岭 AND 丢件', { text: '云岭' })).toEqual([])
    expect(marked('author:mac', { text: '', author: { name: '云岭', handle: 'mac' } })).toEqual([])
  })
})
