import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QueryNode } from '../ast.ts'
import { formatQuery } from '../format.ts'
import { parseQuery, type ParseOptions } from './parse-query.ts'
import type { QueryErrorCode } from './query-error.ts'

function parsed(text: string, options: ParseOptions = { for: 'search' }): QueryNode {
  const result = parseQuery(text, options)
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.query.root
}

function formatted(text: string): string {
  return formatQuery({ text, root: parsed(text) })
}

describe('parseQuery', () => {
  test.each([
    ['京东物流', '京东物流'],
    ['順豐', '顺丰'],
    ['ＭＡＣ', 'mac'],
    ['a b OR c', 'a AND b OR c'],
    ['a AND (b OR c)', 'a AND (b OR c)'],
    ['a OR b AND c', 'a OR b AND c'],
    ['云岭 且（丢件 或 破损）非 招聘', '云岭 AND (丢件 OR 破损) AND NOT 招聘'],
    ['-a b', 'NOT a AND b'],
    ['-(a OR b)', 'NOT (a OR b)'],
    ['NOT a NEAR/3 b', 'NOT a NEAR/3 b'],
    ['“lost parcel”', '"lost parcel"'],
    ['"lost deliv*"', '"lost deliv*"'],
    ['"或"', '"或"'],
    ['deliver*', 'deliver*'],
    ['京东*', '京东'],
    ['a near/10 b', 'a NEAR/10 b'],
    ['(货车 OR 卡车) ONEAR/5 (爆炸 OR 起火)', '(货车 OR 卡车) ONEAR/5 (爆炸 OR 起火)'],
    ['（2 of）（丢件，破损、延误）', '(2 of) (丢件, 破损, 延误)'],
    ['title：退款', 'title:退款'],
    ['title:(退款 OR "客服 态度")', 'title:退款 OR title:"客服 态度"'],
    ['platform:(weibo OR forum)', 'platform:weibo OR platform:forum'],
    ['PLATFORM:Weibo', 'platform:weibo'],
    ['author:"江州 晚报"', 'author:"江州 晚报"'],
    ['polarity:negative', 'sentiment:negative'],
    ['sentiment:负面', 'sentiment:negative'],
    ['province:廣東省', 'province:广东'],
    ['province:Guangdong', 'province:广东'],
    ['province:"inner mongolia"', 'province:内蒙古'],
    ['category:安全事故', 'category:safety-accident'],
    ['category:"Safety accident"', 'category:safety-accident'],
    ['reach:>=1万', 'reach:>=10000'],
    ['reach:>=3.5万', 'reach:>=35000'],
    ['reach:≥10000', 'reach:>=10000'],
    ['reach:≤1.5亿', 'reach:<=150000000'],
    ['title:iPhone:坏了', 'title:"iphone 坏了"'],
    ['title:12:30', 'title:"12 30"'],
    ['source:src:ab', 'source:"src:ab"'],
    ['source:(src:ab OR tieba)', 'source:"src:ab" OR source:tieba'],
    ['author:id:foo a', 'author:"id foo" AND a'],
    ["rock 'n' roll", 'rock AND n AND roll'],
    ['AT&T', '"at t"'],
    ['reach:<500', 'reach:<=499'],
    ['reach:<0', 'reach:<0'],
    ['level:>3', 'level:>3'],
    ['level:<1', 'level:<1'],
    ['reach:[1000 TO 50000]', 'reach:[1000 TO 50000]'],
    ['published:[2026-01-01 TO 2026-01-31]', 'published:[2026-01-01 TO 2026-01-31]'],
    ['published:2026-02-28', 'published:[2026-02-28 TO 2026-02-28]'],
    ['published:>2026-02-28', 'published:[2026-03-01 TO *]'],
    ['published:>=2026-01-01T08:30:00Z', 'published:[2026-01-01T08:30:00.000Z TO *]'],
    ['level:<=2', 'level:<=2'],
    ['covid-19', '"covid 19"'],
    ['12:30', '"12 30"'],
    ['iphone手机', '"iphone 手机"'],
    ['手机iphone', '"手机 iphone"'],
  ])('reads %s as %s', (text, canonical) => {
    expect(formatted(text)).toBe(canonical)
    expect(formatted(canonical)).toBe(canonical)
  })

  test('formats to something that can be parsed, however long it would be written out', () => {
    const text = `title:(${'abcdefg '.repeat(1900)})`
    expect(parsed(formatted(text))).toEqual(parsed(text))
  })

  test('gives every part its place in the text as written', () => {
    expect(parsed('  順豐 OR title："lost parcel"')).toEqual({
      kind: 'or',
      at: { start: 2, end: 27 },
      items: [
        { kind: 'term', field: 'any', tokens: ['顺丰'], prefix: false, at: { start: 2, end: 4 } },
        { kind: 'term', field: 'title', tokens: ['lost', 'parcel'], prefix: false, at: { start: 8, end: 27 } },
      ],
    })
  })

  test('resolves days in the time zone asked for, both included', () => {
    expect(parsed('published:[2026-01-01 TO 2026-01-31]')).toMatchObject({
      from: '2025-12-31T16:00:00.000Z',
      to: '2026-01-31T16:00:00.000Z',
    })
    const newYork: ParseOptions = { for: 'search', timeZone: 'America/New_York' }
    expect(parsed('published:[2026-03-08 TO 2026-03-08]', newYork)).toMatchObject({
      from: '2026-03-08T05:00:00.000Z',
      to: '2026-03-09T04:00:00.000Z',
    })
  })

  test('begins a day at the jump where the clock skips midnight', () => {
    expect(parsed('published:>=2024-09-08', { for: 'search', timeZone: 'America/Santiago' })).toMatchObject({
      from: '2024-09-08T04:00:00.000Z',
    })
  })

  test.each<[string, QueryErrorCode, number, number, string | undefined]>([
    ['', 'empty', 0, 0, undefined],
    [' 　', 'empty', 0, 2, undefined],
    ['a AND', 'missing-operand', 5, 5, undefined],
    ['OR a', 'missing-operand', 0, 2, undefined],
    ['a OR OR b', 'missing-operand', 5, 7, undefined],
    ['a ()', 'missing-operand', 3, 4, undefined],
    ['a AND (', 'missing-operand', 7, 7, undefined],
    ['(a OR b ', 'unclosed-bracket', 0, 7, '(a OR b)'],
    ['a)', 'unexpected', 1, 2, ''],
    ['快递，丢件', 'unexpected', 2, 3, ' OR '],
    ['"丢件', 'unclosed-quote', 0, 3, '"丢件"'],
    ['a && b', 'nothing-searchable', 2, 4, 'AND'],
    ['"……"', 'nothing-searchable', 0, 4, undefined],
    ['/a.*b/', 'regex-refused', 0, 6, undefined],
    ['/a b/', 'regex-refused', 0, 2, undefined],
    ['!招聘', 'operator-refused', 0, 3, '-招聘'],
    ['"a b"~10', 'operator-refused', 0, 8, 'a NEAR/10 b'],
    ['"a b c"~10', 'operator-refused', 0, 10, '"a b c"'],
    ['a NEAR/5 NOT b', 'near-refused', 9, 12, undefined],
    ['a NEAR/5 -b', 'near-refused', 9, 10, undefined],
    ['title:title:a', 'unexpected', 6, 13, undefined],
    ['title:-a', 'bad-value', 0, 7, '-title:'],
    ['云岭 –招聘', 'operator-refused', 3, 6, '-招聘'],
    ['云岭 −招聘', 'operator-refused', 3, 6, '-招聘'],
    ['云岭 – 招聘', 'nothing-searchable', 3, 4, 'NOT'],
    ['a - b', 'operator-refused', 2, 4, '-'],
    ['丢件|破损', 'operator-refused', 0, 5, '(丢件 OR 破损)'],
    ['丢件｜破损', 'operator-refused', 0, 5, '(丢件 OR 破损)'],
    ['a&&b', 'operator-refused', 0, 4, '(a AND b)'],
    ['reach>=10000', 'operator-refused', 0, 12, 'reach:>=10000'],
    ['reach :>=1', 'operator-refused', 0, 10, 'reach:>=1'],
    ['reach >= 1', 'operator-refused', 0, 10, 'reach:>=1'],
    ['title = 退款', 'operator-refused', 0, 10, 'title:退款'],
    ['a title : 退款', 'operator-refused', 2, 12, 'title:退款'],
    ['a ‘lost parcel’ b', 'operator-refused', 2, 15, '"lost parcel"'],
    ['1,000', 'bad-value', 0, 5, '1000'],
    ['reach:>=1,000,000 a', 'bad-value', 8, 17, '1000000'],
    ['2 of (a, b)', 'bad-count', 0, 5, '(2 of) '],
    ['x (2of) (a, b, c)', 'bad-count', 2, 8, '(2 of) '],
    ['reach:>=-1', 'bad-value', 8, 10, undefined],
    ['reach:-1', 'bad-value', 6, 8, undefined],
    ['reach:>=10k', 'bad-value', 8, 11, '10000'],
    ['reach:[1 TO 5 a', 'unclosed-bracket', 6, 13, '[1 TO 5]'],
    ['published:2026/1/5', 'bad-value', 10, 18, '2026-01-05'],
    ['published:[2026-02-30 TO 2026-03-01]', 'bad-value', 11, 21, '2026-02-28'],
    ['published:[2026-02-01 TO 20260301]', 'bad-value', 25, 33, '2026-03-01'],
    ['“云岭', 'unclosed-quote', 0, 3, '“云岭”'],
    ['「云岭 丢件 ', 'unclosed-quote', 0, 7, '「云岭 丢件」'],
    ['**', 'wildcard-refused', 0, 2, undefined],
    ['"lost *"', 'wildcard-refused', 0, 8, undefined],
    ['a*b', 'wildcard-refused', 0, 3, 'ab'],
    ['d*', 'prefix-too-short', 0, 2, undefined],
    ['a NEAR b', 'near-refused', 2, 6, 'NEAR/10'],
    ['a NEAR/1000 b', 'near-refused', 2, 11, 'NEAR/100'],
    ['a NEAR/5 b NEAR/5 c', 'near-refused', 11, 17, undefined],
    ['a NEAR/5 (b AND c)', 'near-refused', 0, 18, undefined],
    ['title:a NEAR/5 b', 'near-refused', 0, 16, undefined],
    ['titel:退款', 'unknown-field', 0, 6, 'title:'],
    ['标题:退款', 'unknown-field', 0, 3, 'title:'],
    ['title: 退款', 'bad-value', 0, 6, undefined],
    ['category:safty-accident', 'bad-value', 9, 23, 'safety-accident'],
    ['sentiment:angry', 'bad-value', 10, 15, undefined],
    ['reach:lots', 'bad-value', 6, 10, undefined],
    ['reach:>= 5', 'bad-value', 6, 8, undefined],
    ['level:4', 'bad-value', 6, 7, undefined],
    ['published:2026-02-30', 'bad-value', 10, 20, undefined],
    ['published:[2026-02-01 TO 2026-01-01]', 'bad-range', 10, 36, undefined],
    ['reach:[5]', 'bad-range', 6, 9, undefined],
    ['published:[2026-02-01 TO 2026-02-30]', 'bad-value', 25, 35, undefined],
    ['published:[2026-02-01 TO', 'unclosed-bracket', 10, 24, '[2026-02-01 TO]'],
    ['platform:>=a', 'bad-value', 9, 11, undefined],
    ['(3 of) (a, b)', 'bad-count', 1, 2, '2'],
    ['(2 of) a', 'bad-count', 7, 8, undefined],
  ])('refuses %s: %s at %i–%i', (text, code, start, end, suggestion) => {
    const result = parseQuery(text, { for: 'search' })
    expect(result.ok ? undefined : result.errors[0]).toMatchObject({
      code,
      start,
      end,
      message: { zh: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) },
      ...(suggestion === undefined ? {} : { suggestion }),
    })
  })

  test('reports several mistakes at once', () => {
    const result = parseQuery('d* OR level:9 OR /x/', { for: 'subject' })
    expect(result.ok ? [] : result.errors.map((error) => error.code)).toEqual([
      'prefix-too-short',
      'not-for-subjects',
      'bad-value',
      'regex-refused',
    ])
  })

  test.each<[string, QueryErrorCode[]]>([
    ['titel:x AND category:foo AND reach:[9 TO 1]', ['unknown-field', 'bad-value', 'bad-range']],
    ['a AND AND b OR titel:(x OR d*)', ['missing-operand', 'unknown-field', 'prefix-too-short']],
    ['title:(a OR author:b) a NEAR b sentiment:angry', ['unexpected', 'near-refused', 'bad-value']],
    ['快递，丢件） level:9', ['unexpected', 'unexpected', 'bad-value']],
    ['platform:>=a reach: 5 (云岭 OR "丢件', ['bad-value', 'bad-value', 'unclosed-bracket', 'unclosed-quote']],
    ['titel:>=5 titel:[a TO b] titel:"a b" reach:x', Array(3).fill('unknown-field').concat('bad-value')],
  ])('tells every mistake of %s, in the order written', (text, codes) => {
    const result = parseQuery(text, { for: 'search' })
    expect(result.ok ? [] : result.errors.map(({ code }) => code)).toEqual(codes)
  })

  test.each<[string, [QueryErrorCode, string][]]>([
    [
      'titel:x AND category:foo AND reach:[9 TO 1]',
      [
        ['unknown-field', 'titel:'],
        ['bad-value', 'foo'],
        ['bad-range', '[9 TO 1]'],
      ],
    ],
    [
      '(a OR OR b',
      [
        ['unclosed-bracket', '(a OR OR b'],
        ['missing-operand', 'OR'],
      ],
    ],
    [
      'a) AND d* AND "云岭',
      [
        ['unexpected', ')'],
        ['missing-operand', 'AND'],
        ['prefix-too-short', 'd*'],
        ['unclosed-quote', '"云岭'],
      ],
    ],
    [
      'a NEAR b NEAR/3 c，level:9',
      [
        ['near-refused', 'NEAR'],
        ['near-refused', 'NEAR/3'],
        ['unexpected', '，'],
        ['bad-value', '9'],
      ],
    ],
    [
      'colour:>=5 colour:(d* a) title: b',
      [
        ['unknown-field', 'colour:'],
        ['unknown-field', 'colour:'],
        ['prefix-too-short', 'd*'],
        ['bad-value', 'title:'],
      ],
    ],
    [
      '2 of (a, b, c) (3 of) x',
      [
        ['bad-count', '2 of '],
        ['bad-count', 'x'],
      ],
    ],
  ])('goes on behind a mistake: %s', (text, mistakes) => {
    const result = parseQuery(text, { for: 'search' })
    expect(result.ok ? [] : result.errors.map(({ code, start, end }) => [code, text.slice(start, end)])).toEqual(
      mistakes,
    )
  })

  test.each([
    ['level:9', /level 1 .*, 2 or 3/],
    ['published:[2026-02-30 TO 2026-03-01]', /year-month-day/],
    ['category:accident', /one of .*safety-accident/],
    ['"云岭', /^" after the phrase/],
    ['(a', /closing bracket/],
    ['a,b', /OR, AND/],
    ['titel:x', /one of title/],
    ['reach:>= 5', /whole number/],
  ])('says what could stand in the place of the mistake in %s', (text, expected) => {
    const result = parseQuery(text, { for: 'search' })
    const [error] = result.ok ? [] : result.errors
    expect(error?.expected?.en).toMatch(expected)
    expect(error?.expected?.zh).toMatch(/\S/)
  })

  test('what is suggested for a bracket or a quotation mark mends it', () => {
    for (const text of ['((a OR b', '(2 of) (a, b', '“lost parcel', 'a reach:[1 TO 5 OR b', '3 of (a, b, c)']) {
      let query = text
      for (let tries = 0; tries < 3; tries += 1) {
        const result = parseQuery(query, { for: 'search' })
        const [error] = result.ok ? [] : result.errors
        if (error === undefined) break
        query = query.slice(0, error.start) + (error.suggestion ?? '') + query.slice(error.end)
      }
      expect([text, parseQuery(query, { for: 'search' }).ok]).toEqual([text, true])
    }
  })

  test('stops naming mistakes where they help nobody any more', () => {
    const result = parseQuery('d* '.repeat(500), { for: 'search' })
    expect(result.ok ? 0 : result.errors.length).toBe(50)
  })

  test.each(['level:<=2 a', 'story:st-1 a', 'subject:yunling a'])('refuses %s for subjects by name', (text) => {
    const result = parseQuery(text, { for: 'subject' })
    expect(result.ok ? [] : result.errors.map((error) => error.code)).toEqual(['not-for-subjects'])
    expect(parseQuery(text, { for: 'search' }).ok).toBe(true)
  })

  test.each(['NOT a', 'a OR NOT b', '(1 of) (a, -b)'])('takes %s as a subject: too broad is for the linter', (text) => {
    expect(parseQuery(text, { for: 'subject' }).ok).toBe(true)
  })

  test.each([
    ['a '.repeat(10_001), 'too-long'],
    ['a '.repeat(2_500), 'too-complex'],
    ['('.repeat(200) + 'a' + ')'.repeat(200), 'too-deep'],
    ['-'.repeat(5_000) + 'a', 'too-deep'],
    [`"${'字 '.repeat(300)}"`, 'too-long'],
  ])('limits what a query may cost', (text, code) => {
    const result = parseQuery(text, { for: 'search' })
    expect(result.ok ? undefined : result.errors[0]?.code).toBe(code)
  })

  test('never throws, and its errors lie within the text', () => {
    const piece = fc.constantFrom(
      'a',
      '快递',
      ' ',
      '(',
      ')',
      '（',
      '"',
      '“',
      ',',
      '，',
      '-',
      'AND ',
      ' OR ',
      '或',
      '非 ',
      'NOT ',
      'NEAR/3',
      'ONEAR',
      '(2 of)',
      'title:',
      'reach:',
      '>=',
      '[',
      ' TO ',
      ']',
      '5',
      '*',
      '/',
      '!',
      'published:',
      '2026-01-01',
      '\ud800',
      '👍',
      ':',
      'level:',
      'http:',
      '–',
      '|',
      '‘',
      '’',
      '≥',
      'reach',
    )
    const text = fc.oneof(
      fc.array(piece, { maxLength: 14 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, (text) => {
        const result = parseQuery(text, { for: 'search' })
        const errors = result.ok ? [] : result.errors
        const canonical = result.ok ? formatQuery(result.query) : 'a'
        expect(formatted(canonical)).toBe(canonical)
        expect(errors.length > 0).toBe(!result.ok)
        for (const error of errors) {
          expect(error.start).toBeGreaterThanOrEqual(0)
          expect(error.end).toBeGreaterThanOrEqual(error.start)
          expect(error.end).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 3000 },
    )
  })
})
