import { describe, expect, it } from 'vitest'
import { dictionary, wordLists } from './dictionary.ts'
import { placeholder, translate, labelOf } from './translate.ts'
import {
  category,
  categoryNames,
  emotion,
  incidentState,
  platformNames,
  provinceNames,
  role,
  signalKind,
  sourceState,
} from '@groundswell/contracts'

const entries = Object.entries(dictionary)
const han = /\p{Script=Han}/u
/** Names, query fields and examples that are the same in both languages. */
const allowedLatin =
  /GroundSwell|Groundswell|groundswell\.yaml|crawler|DRILL|API|\bAlt\b|\bEsc\b|RSS|\.csv|\.xlsx|\.ndjson|Webhook|whsec_|base64|English|AND|OR|NEAR\/5|NOT|\bTO\b|\bID\b|platform:forum|platform:|\bnews\b|\bforum\b|https?:\/\/|title|platform|source|lang|category|sentiment|province/g

function fills(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map((found) => found[1] ?? ''))].toSorted()
}

describe('the dictionary', () => {
  it('gives every key a Chinese and an English word', () => {
    const lacking = entries.filter(([, [zh, en]]) => zh.trim() === '' || en.trim() === '').map(([key]) => key)
    expect(lacking).toEqual([])
  })

  it('has no key in two lists', () => {
    expect(wordLists.reduce((sum, list) => sum + Object.keys(list).length, 0)).toBe(entries.length)
  })

  it('fills the same places in both languages', () => {
    const uneven = entries
      .filter(([, [zh, en]]) => fills(zh).join() !== fills(en).join())
      .map(([key, [zh, en]]) => [key, fills(zh), fills(en)])
    expect(uneven).toEqual([])
  })

  it('leaves no word of the other language', () => {
    const chineseInEnglish = entries.filter(([key, [, en]]) => han.test(en) && !otherLanguageOnPurpose.has(key))
    expect(chineseInEnglish.map(([key]) => key)).toEqual([])
    const englishInChinese = entries.filter(
      ([key, [zh]]) =>
        /[A-Za-z]{2,}/.test(zh.replaceAll(placeholder, '').replaceAll(allowedLatin, '')) &&
        !otherLanguageOnPurpose.has(key),
    )
    expect(englishInChinese.map(([key]) => key)).toEqual([])
  })

  it('has a word for every value of the vocabulary that reaches a page', () => {
    const families = {
      category: category.options,
      emotion: emotion.options,
      state: incidentState.options,
      role: role.options,
      signal: signalKind.options,
      source: sourceState.options,
    }
    const missing = Object.entries(families).flatMap(([family, values]) =>
      values.filter((value) => labelOf('en', family, value) === value).map((value) => `${family}.${value}`),
    )
    expect(missing).toEqual([])
  })

  it.each([
    ['platform', platformNames],
    ['category', categoryNames],
    ['province', provinceNames],
  ] as const)('calls each %s as queries, feeds and files do', (family, names) => {
    const here = Object.keys(names).map((id) => [id, { zh: labelOf('zh', family, id), en: labelOf('en', family, id) }])
    expect(Object.fromEntries(here)).toEqual(names)
  })
})

/** The switch names the other language in itself; the mark of a drill is the same everywhere. */
const otherLanguageOnPurpose = new Set(['frame.language', 'drill.mark'])

describe('translating', () => {
  it('chooses the plural and writes numbers in the form of the language', () => {
    expect(translate('en', 'search.found', { count: 1 })).toBe('1 mention found')
    expect(translate('en', 'search.found', { count: 12_345 })).toBe('12,345 mentions found')
    expect(translate('zh', 'search.found', { count: 12_345 })).toBe('找到 12,345 条')
  })

  it('leaves a place open that nothing was given for', () => {
    expect(translate('en', 'clock.left')).toBe('{time} left')
  })

  it('shows an unknown value as it is', () => {
    expect(labelOf('zh', 'category', 'something-new')).toBe('something-new')
  })
})
