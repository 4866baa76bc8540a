import { expect, test } from 'vitest'
import { languageOf } from './words.ts'

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['zh-CN', 'zh'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-US,en;q=0.9,zh;q=0.8', 'en'],
  ['en;q=0.3, zh-TW;q=0.7', 'zh'],
  ['fr, zh;q=0.5', 'zh'],
  ['zh, en', 'zh'],
  ['en, zh', 'en'],
  ['ja', 'en'],
  ['zh;q=nonsense', 'zh'],
])('a reader who asks for %j reads %s', (header, language) => {
  expect(languageOf(header)).toBe(language)
})
