import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clauses, sentences } from './clauses.ts'

const cut = (text: string, by: typeof clauses): string[] => by(text).map(({ start, end }) => text.slice(start, end))

describe('sentences and clauses', () => {
  test('end at Chinese and Latin marks, closing quotes included', () => {
    expect(cut('快件丢了！客服说“再等等。”我等了3天……还没到\n投诉。', sentences)).toEqual([
      '快件丢了！',
      '客服说“再等等。”',
      '我等了3天……',
      '还没到',
      '投诉。',
    ])
    expect(cut('The parcel arrived. It was 2.5 kg, said Mr. J. Smith.', sentences)).toEqual([
      'The parcel arrived.',
      'It was 2.5 kg, said Mr.',
      'J. Smith.',
    ])
  })

  test('clauses are cut at commas and colons, not inside numbers or lists', () => {
    expect(cut('公司回应：损失1,200元，涉及江州、临川、南陵三地；正在核实', clauses)).toEqual([
      '公司回应：',
      '损失1,200元，',
      '涉及江州、临川、南陵三地；',
      '正在核实',
    ])
  })

  test('cover everything but white space, in order', () => {
    const unit = fc.constantFrom('云', 'a', '1', '。', '，', ',', '.', ' ', '\n', '”', '…', '!', '\ud800', '👍')
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        for (const by of [clauses, sentences]) {
          const found = by(text)
          expect(cut(text, by).join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
          for (const [index, { start }] of found.entries())
            expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0)
        }
      }),
    )
  })
})
