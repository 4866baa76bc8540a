import { isWordKey, wordOf, type WordKey } from './dictionary.ts'

export type Language = 'zh' | 'en'
export type Fill = Readonly<Record<string, string | number>>

/** Translates a key; numbers among `fill` are written in the language's own form. */
export type Translate = (key: WordKey, fill?: Fill) => string

export const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' }

export function translate(language: Language, key: WordKey, fill: Fill = {}): string {
  const word = wordOf(key)[language === 'zh' ? 0 : 1]
  return word.replace(placeholder, (whole, name: string, one?: string, other?: string) => {
    const value = fill[name]
    if (value === undefined) return whole
    if (one !== undefined && other !== undefined) {
      return new Intl.PluralRules(locales[language]).select(Number(value)) === 'one' ? one : other
    }
    return typeof value === 'number' ? new Intl.NumberFormat(locales[language]).format(value) : value
  })
}

export const placeholder = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g

/** The label of a value of the field's vocabulary, as `category` + `safety-accident`; an unknown value stands as it is. */
export function labelOf(language: Language, family: string, value: string): string {
  const key = `${family}.${value}`
  return isWordKey(key) ? translate(language, key) : value
}
