import { describe, expect, it } from 'vitest'
import { queryFields, queryOperators } from '../../query-editor/query-language.ts'
import { examplesOfFields, wordExamples } from './query-examples.ts'

describe('the help on queries', () => {
  it('teaches every operator, in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const shown = Object.values(wordExamples).map((example) => example[language])
      for (const { insert } of queryOperators) expect(shown.some((one) => one.includes(insert))).toBe(true)
    }
  })

  it('teaches every field of a search, and to a subject those it may use', () => {
    expect(examplesOfFields('search').map(({ name }) => name)).toEqual(queryFields.map(({ name }) => name))
    expect(examplesOfFields('search').every(({ name, query }) => query.startsWith(`${name}:`))).toBe(true)
    expect(examplesOfFields('subject').map(({ name }) => name)).not.toContain('level')
  })
})
