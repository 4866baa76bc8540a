import { describe, expect, it } from 'vitest'
import { textKey } from '../train/read-data.ts'
import { teachEvent, teachPolarity } from '../train/tasks.ts'
import { composeTexts } from './compose-texts.ts'

describe('composed texts', () => {
  const texts = composeTexts(7)

  it('are the same for the same seed', () => {
    expect(composeTexts(7)).toEqual(texts)
  })

  it('teach events alone, in Chinese and English, and are hardly ever twice the same', () => {
    expect(new Set(texts.map((text) => teachEvent(text)))).toEqual(new Set([0, 1]))
    expect(texts.every((text) => teachPolarity(text) === undefined)).toBe(true)
    expect(texts.filter(({ lang }) => lang === 'en').length).toBeGreaterThan(200)
    expect(new Set(texts.map(({ text }) => textKey(text))).size).toBeGreaterThan(texts.length * 0.9)
  })
})
