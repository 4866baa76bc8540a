import { describe, expect, it } from 'vitest'
import { reasonWords, wordsAt } from './reason-words.ts'

const mention = { title: '包裹丢了', text: '客服态度很差，师傅倒是热情' }
const at = (start: number, end: number, toward: string, weight: number, field: 'title' | 'text' = 'text') => ({
  field,
  start,
  end,
  toward,
  weight,
})

describe('the words that pushed a score', () => {
  it('are whole where parts of one direction overlap or touch, the strongest first', () => {
    const why = [at(10, 13, 'positive', 0.5), at(4, 6, 'negative', 0.25), at(2, 5, 'negative', 0.5)]
    expect(reasonWords(mention, why)).toEqual([
      { word: '态度很差', toward: 'negative', weight: 0.75 },
      { word: '是热情', toward: 'positive', weight: 0.5 },
    ])
  })

  it('stand without the marks at their edges, and are left out where they are nothing else', () => {
    const why = [at(4, 7, 'negative', 0.5), at(6, 7, 'positive', 0.25)]
    expect(reasonWords(mention, why).map(({ word }) => word)).toEqual(['很差'])
  })

  it('are not joined across directions or fields', () => {
    const why = [at(0, 4, 'negative', 0.5, 'title'), at(0, 2, 'negative', 0.25), at(2, 4, 'positive', 0.125)]
    expect(reasonWords(mention, why).map(({ word }) => word)).toEqual(['包裹丢了', '客服', '态度'])
  })
})

describe('the words at spans', () => {
  it('are each given once', () => {
    const span = { field: 'title', start: 0, end: 2 } as const
    expect(wordsAt(mention, [span, span])).toEqual(['包裹'])
  })
})
