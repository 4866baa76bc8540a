import { describe, expect, test } from 'vitest'
import { freshTerms } from './fresh-terms.ts'
import { frequentTerms } from './frequent-terms.ts'

describe('frequent terms', () => {
  test('are whole expressions, not the pairs they are made of', () => {
    const texts = ['江州分拣中心起火了', '今天江州分拣中心起火', '听说江州分拣中心起火，吓人', '快递还没到', '快递到了']
    const terms = frequentTerms(texts, 2)
    expect(terms[0]).toEqual({ term: '江州分拣中心起火', count: 3 })
    expect(terms.map(({ term }) => term)).toContain('快递')
    expect(terms.map(({ term }) => term)).not.toContain('分拣')
  })

  test('keep a part that also stands by itself', () => {
    const texts = ['分拣中心停电', '分拣中心停电', '昨夜停电', '又停电', '停电', '大面积停电']
    expect(frequentTerms(texts, 2).map(({ term, count }) => [term, count])).toEqual([
      ['停电', 6],
      ['分拣中心停电', 2],
    ])
  })

  test('leave out what says nothing by itself, and never break a word', () => {
    const texts = ['我们的 parcel 没有 到', '他们的 parcel 没有 到', 'the parcels 2026', 'the parcels 2026']
    expect(
      frequentTerms(texts, 2)
        .map(({ term }) => term)
        .sort(),
    ).toEqual(['parcel', 'parcels'])
  })

  test('leave out the words any report is made of, but not what they stand in', () => {
    const texts = ['来源：江州晚报，昨天公布召回公告', '来源：江州晚报，今天公布召回公告', '希望召回公告以后不再有']
    const found = frequentTerms(texts, 2).map(({ term }) => term)
    for (const word of ['来源', '公布', '今天', '以后', '希望']) expect(found).not.toContain(word)
    expect(found.some((term) => term.includes('召回公告'))).toBe(true)
  })

  test('a phrase longer than any term is said once', () => {
    const phrase = '云岭速运江州分拣中心昨夜起火三人受伤'
    expect(frequentTerms([phrase, phrase, phrase], 2).length).toBeLessThanOrEqual(4)
  })
})

describe('fresh terms', () => {
  test('are those of today that are rare in the usual, the surest first', () => {
    const usual = Array.from({ length: 100 }, (_, n) => (n % 4 === 0 ? '快递延误' : '快递 parcel'))
    const terms = [
      { term: '快递', count: 40 },
      { term: '起火', count: 12 },
      { term: '延误', count: 24 },
      { term: '停电', count: 9 },
    ]
    const fresh = freshTerms(terms, 40, usual)
    expect(fresh.map(({ term }) => term)).toEqual(['起火', '停电', '延误'])
    expect(fresh[2]).toMatchObject({ usual: 25, count: 24 })
    expect(fresh[0]?.times).toBeCloseTo((12 / 40) * (101 / 0.5))
  })

  test('are none that so few usual texts may have missed by chance', () => {
    const usual = (texts: number) => Array.from({ length: texts }, () => '快递')
    const term = [{ term: '停电', count: 9 }]
    expect(freshTerms(term, 70, usual(30))).toEqual([])
    expect(freshTerms(term, 70, usual(300)).map((each) => each.term)).toEqual(['停电'])
  })

  test('a word is looked for whole', () => {
    const usual = [...Array.from({ length: 20 }, () => 'a machine'), '苹果mac电脑']
    expect(freshTerms([{ term: 'mac', count: 9 }], 10, usual)[0]).toMatchObject({ usual: 1 })
  })
})
