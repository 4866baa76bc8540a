import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './fold.ts'
import { tokenize } from './tokenize.ts'

const terms = (text: string): string[] => tokenize(text).map((token) => token.term)

describe('tokenize', () => {
  test('gives overlapping pairs of a Han run and last the single character', () => {
    expect(tokenize('云岭速运')).toEqual([
      { term: '云岭', start: 0, end: 2 },
      { term: '岭速', start: 1, end: 3 },
      { term: '速运', start: 2, end: 4 },
      { term: '运', start: 3, end: 4 },
    ])
  })

  test('breaks runs at white space, punctuation and Latin letters', () => {
    expect(terms('云岭 速运')).toEqual(['云岭', '岭', '速运', '运'])
    expect(terms('云,岭')).toEqual(['云', '岭'])
    expect(terms('丢件3天APP闪退')).toEqual(['丢件', '件', '3', '天', 'app', '闪退', '退'])
  })

  test('makes words of letters and digits, never of punctuation', () => {
    expect(terms("Don't lose my_parcel №5 iPhone15")).toEqual(['don', 't', 'lose', 'my', 'parcel', 'no5', 'iphone15'])
  })

  test('makes an emoji one token, skin tone, flag and family included', () => {
    expect(terms('👨\u200d👩\u200d👧好👍🏽🇨🇳🇺🇸❤\ufe0f')).toEqual(['👨\u200d👩\u200d👧', '好', '👍🏽', '🇨🇳', '🇺🇸', '❤'])
  })

  test('counts characters beyond the BMP as one', () => {
    expect(tokenize('𠀀𠀁好')).toEqual([
      { term: '𠀀𠀁', start: 0, end: 4 },
      { term: '𠀁好', start: 2, end: 5 },
      { term: '好', start: 4, end: 5 },
    ])
  })

  test('makes words of kana runs and Hangul runs', () => {
    expect(terms('テストabc한국어')).toEqual(['テスト', 'abc', '한국어'])
  })

  test('gives offsets into the original where folding changes lengths', () => {
    const text = '㈱ﬁne 順\u200b豐 café\u0301!'
    expect(tokenize(text).map((token) => text.slice(token.start, token.end))).toEqual([
      '㈱',
      'ﬁne',
      '順\u200b豐',
      '豐',
      'café\u0301',
    ])
  })

  test('never throws, keeps order, and gives the same terms for folded text', () => {
    const unit = fc.constantFrom(
      '順',
      '丰',
      '𠀀',
      'a',
      'Ｂ',
      ' ',
      '，',
      '\u200b',
      '👍',
      '🏽',
      '🇨',
      '\u200d',
      '\ud800',
      '\udc00',
      'が',
      'ｶ',
      '한',
      'é',
      '1',
      'ﬁ',
      '\u0301',
    )
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: 'binary' })), (text) => {
        const tokens = tokenize(text)
        let before = -1
        for (const token of tokens) {
          expect(token.term).not.toBe('')
          expect(token.start).toBeGreaterThanOrEqual(before)
          expect(token.end).toBeGreaterThan(token.start)
          before = token.start
        }
        expect(terms(fold(text))).toEqual(tokens.map((token) => token.term))
      }),
      { numRuns: 500 },
    )
  })
})
