import { describe, expect, it } from 'vitest'
import type { FoundMention } from '../api/answers.ts'
import { afterChange, changeOfKey, judgedOf, undoOf } from './correction-change.ts'

const subject = {
  id: 'y',
  name: '云岭速运',
  hits: [],
  polarity: 'neutral',
  polarityScore: 0,
  negativeEvent: 0.1,
} as const
const mention = {
  id: 'm',
  version: 1,
  polarity: 'negative',
  negativeEvent: 0.8,
  category: 'service-dispute',
  emotion: 'anger',
  subjects: [subject],
} as unknown as FoundMention

const after = (change: Parameters<typeof afterChange>[1], on = mention): FoundMention => ({
  ...on,
  corrections: afterChange(on, change, '林分析', '2026-03-02T08:00:00.000Z'),
})

describe('what a key says', () => {
  it('is a polarity, or the other side of the event', () => {
    expect(['-', '0', '+', '='].map((key) => changeOfKey(key, mention, undefined)?.polarity)).toEqual([
      'negative',
      'neutral',
      'positive',
      'positive',
    ])
    expect(changeOfKey('e', mention, undefined)).toEqual({ negativeEvent: false })
    expect(changeOfKey('e', after({ negativeEvent: false }), undefined)).toEqual({ negativeEvent: true })
    expect(changeOfKey('x', mention, undefined)).toBeUndefined()
  })

  it('is towards the subject the list is narrowed to, where the mention has it', () => {
    expect(changeOfKey('-', mention, 'y')).toEqual({ subjectId: 'y', polarity: 'negative' })
    expect(changeOfKey('e', mention, 'y')).toEqual({ subjectId: 'y', negativeEvent: true })
    expect(changeOfKey('-', mention, 'other')).toEqual({ polarity: 'negative' })
  })
})

describe('how a mention is judged', () => {
  it('goes by people where they said something, with the model beside', () => {
    const corrected = after({ polarity: 'positive' })
    expect(judgedOf(corrected)).toMatchObject({
      polarity: 'positive',
      negativeEvent: true,
      category: 'service-dispute',
      labels: { polarity: { value: 'positive', by: '林分析' } },
      model: { polarity: 'negative' },
    })
    expect(judgedOf(corrected, 'y').polarity).toBe('neutral')
  })

  it('towards a subject takes category and emotion of the whole text', () => {
    const corrected = after({ category: 'other', emotion: 'joy' }, after({ subjectId: 'y', polarity: 'positive' }))
    expect(judgedOf(corrected, 'y')).toMatchObject({ polarity: 'positive', category: 'other', emotion: 'joy' })
    expect(judgedOf(corrected)).toMatchObject({ polarity: 'negative', category: 'other', emotion: 'joy' })
    expect(judgedOf(corrected).model.emotion).toBe('anger')
  })
})

describe('undoing', () => {
  it('brings back what stood before: another correction, or the model', () => {
    const first = { polarity: 'positive', negativeEvent: false, emotion: 'joy' } as const
    expect(undoOf(mention, first)).toEqual({ polarity: null, negativeEvent: null, emotion: null })
    const corrected = after(first)
    expect(undoOf(corrected, { polarity: 'neutral' })).toEqual({ polarity: 'positive' })
    expect(after(undoOf(mention, first), corrected).corrections).toEqual([])
    expect(undoOf(corrected, { subjectId: 'y', polarity: 'neutral' })).toEqual({ subjectId: 'y', polarity: null })
  })
})
