import type { Mention } from '@groundswell/contracts'
import { buildMention } from '@groundswell/testkit'
import { describe, expect, it } from 'vitest'
import { isUnsure } from './review.ts'

const scope = { below: 0.7, texts: 'matched', history: false } as const
const subjects: Mention['subjects'] = [
  { id: 's', name: '云岭速运', hits: [], polarity: 'negative', polarityScore: -0.1, negativeEvent: 0.2 },
]
const unsure = { polarityConfidence: 0.5, subjects }

describe('being unsure', () => {
  it('is a confidence below what is configured, of a text that matters', () => {
    expect(isUnsure(buildMention(unsure), scope)).toBe(true)
    expect(isUnsure(buildMention({ ...unsure, polarityConfidence: 0.7 }), scope)).toBe(false)
    expect(isUnsure(buildMention({ ...unsure, subjects: [] }), scope)).toBe(false)
    expect(isUnsure(buildMention({ ...unsure, subjects: [] }), { ...scope, texts: 'all' })).toBe(true)
    expect(isUnsure(buildMention({ ...unsure, backfill: true }), scope)).toBe(false)
    expect(isUnsure(buildMention({ ...unsure, backfill: true }), { ...scope, history: true })).toBe(true)
    expect(isUnsure(buildMention({ ...unsure, text: '😀!! 123' }), scope)).toBe(false)
  })
})
