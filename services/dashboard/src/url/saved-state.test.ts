import { describe, expect, it } from 'vitest'
import { composeQuery, type SearchState } from './search-state.ts'
import { decomposed, isSavedAlone, openedAddress, savedOf, stateOf } from './saved-state.ts'

const now = Date.parse('2026-11-25T08:00:00.000Z')

describe('a saved search', () => {
  it.each<Pick<SearchState, 'q' | 'conditions'>>([
    { q: '延误 OR 丢件', conditions: { polarity: 'negative', source: '江州 晚报' } },
    { q: '', conditions: { province: '广东' } },
    { q: '延误', conditions: {} },
    { q: '(a OR b) AND (c OR d)', conditions: { level: '1' } },
    { q: '', conditions: {} },
  ])('opens as it was chosen: %j', (state) => {
    expect(decomposed(composeQuery(state).text)).toEqual(state)
  })

  it('stands as typed where nobody chose it so', () => {
    for (const query of ['(a) OR (b)', 'a AND sentiment:negative', '(a) AND platform:x AND sentiment:negative'])
      expect(decomposed(query)).toEqual({ q: query, conditions: {} })
  })

  it('keeps a range that ends now as one, and a chosen one by its instants', () => {
    const saved = savedOf({ q: 'a', conditions: {}, range: '24h', sort: 'reach' }, 'include')
    expect(saved).toEqual({ query: 'a', from: 'PT24H', to: null, sort: 'reach', drill: 'include', group: 'mention' })
    expect(stateOf(saved, now)).toEqual({ q: 'a', conditions: {}, range: '24h', sort: 'reach', drill: 'include' })
    const chosen = { q: '', conditions: {}, range: 'custom', from: '2026-11-01T00:00:00.000Z', sort: 'newest' } as const
    expect(savedOf(chosen, 'exclude')).toMatchObject({ from: '2026-11-01T00:00:00.000Z', to: null })
  })

  it('without a beginning opens without one', () => {
    const saved = { query: 'a', from: null, to: null, sort: 'newest', drill: 'exclude', group: 'mention' } as const
    expect(stateOf(saved, now)).toMatchObject({ range: 'all' })
    expect(savedOf(stateOf(saved, now), 'exclude')).toEqual(saved)
    const ended = { ...saved, to: '2026-11-01T00:00:00.000Z' }
    expect(stateOf(ended, now)).toMatchObject({ range: 'custom', to: '2026-11-01T00:00:00.000Z' })
    expect(savedOf(stateOf(ended, now), 'exclude')).toEqual(ended)
  })

  it('of a length no range has begins so long before now', () => {
    const saved = {
      query: 'a',
      from: 'P3DT12H',
      to: 'PT1H',
      sort: 'newest',
      drill: 'exclude',
      group: 'mention',
    } as const
    expect(stateOf(saved, now)).toMatchObject({
      range: 'custom',
      from: '2026-11-21T20:00:00.000Z',
      to: '2026-11-25T07:00:00.000Z',
    })
  })

  it('named alone is opened as it is kept, whatever the order and the mention asked for beside it', () => {
    const saved = {
      id: 's-1',
      query: '延误',
      from: 'P30D',
      to: null,
      sort: 'reach',
      drill: 'exclude',
      group: 'mention',
    } as const
    const alone = new URLSearchParams('saved=s-1&sort=newest&mention=m-1')
    expect(isSavedAlone(alone)).toBe(true)
    const opened = openedAddress(saved, alone, now)
    expect(opened).toBe('q=%E5%BB%B6%E8%AF%AF&range=30d&drill=exclude&saved=s-1&mention=m-1')
    expect(isSavedAlone(new URLSearchParams(opened))).toBe(false)
    expect(openedAddress(saved, new URLSearchParams('saved=s-1'), now)).toContain('sort=reach')
  })

  it('of every mention in the usual period is not named alone once it is opened', () => {
    const saved = {
      id: 's-1',
      query: '',
      from: 'P7D',
      to: null,
      sort: 'newest',
      drill: 'exclude',
      group: 'mention',
    } as const
    expect(openedAddress(saved, new URLSearchParams('saved=s-1'), now)).toBe('drill=exclude&saved=s-1')
    for (const address of ['', 'q=a&saved=s-1', 'saved=s-1&platform=forum', 'saved=&q='])
      expect(isSavedAlone(new URLSearchParams(address))).toBe(false)
  })

  it('of stories opens as stories', () => {
    const saved = savedOf({ q: 'a', conditions: {}, range: '7d', sort: 'newest', group: 'story' }, 'exclude')
    expect(saved.group).toBe('story')
    expect(stateOf(saved, now)).toMatchObject({ group: 'story' })
    expect(openedAddress({ ...saved, id: 's' }, new URLSearchParams('saved=s'), now)).toContain('group=story')
  })
})
