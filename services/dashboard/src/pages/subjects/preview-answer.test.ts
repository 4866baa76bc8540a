import { describe, expect, it } from 'vitest'
import { samplesToShow } from './preview-answer.ts'

const change = (added: number, removed: number) => ({
  before: 9,
  added: { count: added, samples: [] },
  removed: { count: removed, samples: [] },
})

describe('the samples of a preview', () => {
  it('open on what the change adds, else on what it removes', () => {
    expect(samplesToShow(change(2, 5), undefined)).toBe('added')
    expect(samplesToShow(change(0, 5), undefined)).toBe('removed')
    expect(samplesToShow(change(0, 0), undefined)).toBe('samples')
  })

  it('are those that were asked for, where there is a change', () => {
    expect(samplesToShow(change(2, 5), 'samples')).toBe('samples')
    expect(samplesToShow(change(2, 5), 'removed')).toBe('removed')
    expect(samplesToShow(null, 'removed')).toBe('samples')
  })
})
