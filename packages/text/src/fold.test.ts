import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldWithMap } from './fold.ts'

const awkward = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        '順',
        'ﬁ',
        '㈱',
        'か',
        '\u3099',
        'e',
        '\u0301',
        '\u200d',
        '👩',
        '🏽',
        '\ud83d',
        '\u1112',
        '\u1161',
        '\u11ab',
        '…',
        'İ',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)

describe('fold', () => {
  test.each([
    ['順豐速運', '顺丰速运'],
    ['什麼著名的後裡', '什么著名的后里'],
    ['ＡＢＣ１２３，（）', 'abc123,()'],
    ['Straße CAFÉ cafe\u0301 İstanbul', 'strasse cafe cafe istanbul'],
    ['ｶﾞｿﾘﾝ か\u3099', 'ガソリン が'],
    ['㈱ ㎏ ①', '(株) kg 1'],
    ['……—“”', '……—“”'],
    ['顺\u200b丰\u00ad', '顺丰'],
    ['й и\u0306', 'й й'],
    ['\u1112\u1161\u11ab\u1100\u116e\u11a8', '한국'],
    ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
  ])('makes %s into %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('keeps lone surrogates', () => {
    expect(fold('Ａ\ud800豐\udc00')).toBe('a\ud800丰\udc00')
  })

  test('twice is the same as once', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 1000 },
    )
  })

  test('treats composed and decomposed text alike', () => {
    const letters = fc.string({ unit: fc.constantFrom('é', 'ñ', 'Ü', 'й', 'が', '한', 'a', '順'), maxLength: 12 })
    fc.assert(
      fc.property(letters, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
      }),
    )
  })

  test('maps every folded unit into the original, in order', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const folded = foldWithMap(text)
        expect(folded.text).toBe(fold(text))
        let before = 0
        for (let at = 0; at < folded.text.length; at += 1) {
          expect(folded.start(at)).toBeGreaterThanOrEqual(before)
          expect(folded.end(at)).toBeGreaterThan(folded.start(at))
          expect(folded.end(at)).toBeLessThanOrEqual(text.length)
          before = folded.start(at)
        }
      }),
    )
  })
})
