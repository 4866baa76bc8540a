import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matches } from '../evaluate/matches.ts'
import { parseQuery } from '../parse/parse-query.ts'
import { matchInputArbitrary, searchArbitrary } from '../testing/arbitraries.ts'
import { lintQuery } from './lint.ts'

function lint(text: string): string[] {
  const result = parseQuery(text, { for: 'search' })
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return lintQuery(result.query).map(({ code, start, end, suggestion }) =>
    [code, text.slice(start, end), ...(suggestion === undefined ? [] : [suggestion])].join(' | '),
  )
}

describe('lintQuery', () => {
  test.each<[string, string[]]>([
    ['云岭速运 AND (丢件 OR 破损) -招聘', []],
    ['的', ['stop-words-only | 的']],
    ['我们 AND 没有', ['stop-words-only | 我们 AND 没有']],
    ['the', ['stop-words-only | the']],
    ['运', ['too-broad | 运']],
    ['云岭 OR 运', ['too-broad | 运']],
    ['platform:weibo', ['too-broad | platform:weibo']],
    ['NOT 招聘', ['too-broad | NOT 招聘']],
    ['云岭 OR -招聘', ['too-broad | -招聘']],
    ['(1 of) (云岭, -招聘)', ['too-broad | (1 of) (云岭, -招聘)']],
    ['(2 of) (云岭, -招聘)', []],
    ['丢件 -丢件', ['never-matches | 丢件 -丢件']],
    ['云岭速运 -云岭', ['never-matches | 云岭速运 -云岭']],
    ['云岭 -云岭速运', []],
    ['title:云岭 -云岭', ['never-matches | title:云岭 -云岭']],
    ['mac -ma*', ['never-matches | mac -ma*']],
    ['云岭 platform:weibo platform:forum', ['never-matches | 云岭 platform:weibo platform:forum']],
    ['云岭 province:广东 province:江苏', []],
    ['云岭 reach:>=100 reach:<10', ['never-matches | 云岭 reach:>=100 reach:<10']],
    [
      '云岭 published:2026-01-01 published:2026-01-02',
      ['never-matches | 云岭 published:2026-01-01 published:2026-01-02'],
    ],
    ['云岭 level:<1', ['never-matches | level:<1']],
    ['云岭 level:>3', ['never-matches | level:>3']],
    ['云岭 reach:<0', ['never-matches | reach:<0']],
    ['云岭-招聘', ['word-looks-like-operator | 云岭-招聘 | 云岭 -招聘']],
    ['云岭+破损', ['word-looks-like-operator | 云岭+破损 | (云岭 AND 破损)']],
    ['covid-19 AT&T', []],
    ['招聘 C++', ['signs-ignored | C++']],
    ['招聘 title:"c#"', ['signs-ignored | title:"c#"']],
    ['#云岭#', []],
    ['丢件 OR (破损 -破损)', ['never-matches | (破损 -破损)']],
    ['云岭 OR 云岭速运', ['redundant | 云岭速运']],
    ['丢件 OR 丢件', ['redundant | 丢件']],
    ['lost and found', ['word-looks-like-operator | and | AND']],
    ['京东或顺丰', ['word-looks-like-operator | 京东或顺丰 | (京东 OR 顺丰)']],
    ['快递 OR 物流 AND 投诉', ['mixed-operators | 物流 AND 投诉 | (物流 AND 投诉)']],
    ['快递 OR （物流 投诉）', []],
    ['快递 OR (物流) (投诉)', ['mixed-operators | (物流) (投诉) | ((物流) (投诉))']],
  ])('%s: %j', (text, warnings) => {
    expect(lint(text)).toEqual(warnings)
  })

  test.each([
    ['platform:forum', []],
    ['NOT 招聘', []],
    ['云岭 and 延误 OR x', ['word-looks-like-operator', 'mixed-operators']],
    ['延误 AND -延误', ['never-matches']],
  ])('of a search, %s, it says nothing of breadth', (text, codes) => {
    const result = parseQuery(text, { for: 'search' })
    if (!result.ok) throw new Error(JSON.stringify(result.errors))
    expect(
      lintQuery(result.query, 'search')
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(codes.toSorted())
  })

  test('what it says never matches never does', () => {
    fc.assert(
      fc.property(searchArbitrary, fc.array(matchInputArbitrary, { maxLength: 4 }), (query, mentions) => {
        const whole = lintQuery(query).some(
          ({ code, start, end }) =>
            code === 'never-matches' && start === query.root.at.start && end === query.root.at.end,
        )
        const matched = mentions.some((m) => matches(query, m))
        expect(whole && matched).toBe(false)
      }),
      { numRuns: 1000 },
    )
  }, 60_000)
})
