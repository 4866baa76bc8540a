import { describe, expect, it } from 'vitest'
import { narrowedAddress } from './use-narrowed.ts'

describe('a value of a mention', () => {
  it('narrows the search that is shown, from its first page and without the open mention', () => {
    const shown = '?q=%E5%BB%B6%E8%AF%AF&platform=forum&range=30d&sort=reach&cursor=abc&mention=m-1'
    expect(narrowedAddress(shown, 'subject', 'yunling')).toBe(
      '/search?q=%E5%BB%B6%E8%AF%AF&subject=yunling&platform=forum&range=30d&sort=reach',
    )
    expect(narrowedAddress(shown, 'story', 'st 1', 'all')).toContain('story=st+1&range=30d')
  })

  it('begins a search elsewhere, over the period it needs', () => {
    expect(narrowedAddress(undefined, 'story', 'st-1', 'all')).toBe('/search?story=st-1&range=all')
    expect(narrowedAddress(undefined, 'province', '广东')).toBe('/search?province=%E5%B9%BF%E4%B8%9C')
  })
})
