import { expect, test } from 'vitest'
import { cleanText, cutText } from './clean-text.ts'

test('a lone surrogate becomes U+FFFD and NUL goes', () => {
  expect(cleanText('快\ud83d递\u0000到了\udc00')).toBe('快\ufffd递到了\ufffd')
  expect(cleanText('完整的 😀 留着')).toBe('完整的 😀 留着')
})

test('a cut never goes through a code point', () => {
  expect(cutText('一二😀', 3)).toEqual({ text: '一二', truncated: true })
  expect(cutText('一二😀', 4)).toEqual({ text: '一二😀', truncated: false })
})
