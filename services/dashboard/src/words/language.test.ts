import { describe, expect, it } from 'vitest'
import { chooseLanguage } from './language.tsx'

describe('choosing the language', () => {
  it('takes the address first, then what was kept, then the browser', () => {
    expect(chooseLanguage('?lang=en', 'zh', ['zh-CN'])).toBe('en')
    expect(chooseLanguage('', 'en', ['zh-CN'])).toBe('en')
    expect(chooseLanguage('', null, ['de', 'zh-TW'])).toBe('zh')
    expect(chooseLanguage('', null, ['fr', 'en'])).toBe('en')
  })

  it('ignores a language it does not speak', () => {
    expect(chooseLanguage('?lang=fr', 'zh', ['en'])).toBe('zh')
  })
})
