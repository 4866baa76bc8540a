import { describe, expect, it } from 'vitest'
import {
  askedPeriod,
  composeQuery,
  intervalFor,
  isOpenBegun,
  rangeBounds,
  readSearch,
  writeSearch,
} from './search-state.ts'

describe('the address of a search', () => {
  it('comes back as it was written', () => {
    const address =
      'q=%E5%BB%B6%E8%AF%AF+OR+delay&polarity=negative&story=st-1&range=24h&sort=reach&drill=only&cursor=abc'
    expect(writeSearch(readSearch(new URLSearchParams(address))).toString()).toBe(address)
  })

  it('leaves defaults out and keeps one order', () => {
    expect(writeSearch(readSearch(new URLSearchParams('sort=newest&range=7d&q=a'))).toString()).toBe('q=a')
    expect(writeSearch(readSearch(new URLSearchParams('category=other&polarity=positive'))).toString()).toBe(
      'polarity=positive&category=other',
    )
  })

  it('falls back where it cannot be understood', () => {
    const state = readSearch(new URLSearchParams('range=forever&sort=odd&drill=maybe&from=yesterday&polarity='))
    expect(state).toEqual({ q: '', conditions: {}, range: '7d', sort: 'newest' })
  })

  it('names its page only beside a cursor', () => {
    const written = (address: string) => writeSearch(readSearch(new URLSearchParams(address))).toString()
    expect(written('cursor=abc&page=3')).toBe('cursor=abc&page=3')
    expect(written('page=3')).toBe('')
    expect(written('cursor=abc&page=-1')).toBe('cursor=abc')
  })

  it('is a custom range as soon as it names a time', () => {
    const state = readSearch(new URLSearchParams('from=2026-11-01T00:00:00Z&range=1h'))
    expect(state.range).toBe('custom')
    expect(rangeBounds(state, Date.parse('2026-11-23T10:00:00Z'))).toEqual({
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-11-23T10:00:00.000Z',
    })
  })

  it('of all time asks for no bounds and is drawn from the first mention', () => {
    const now = Date.parse('2026-11-23T10:00:00Z')
    const state = readSearch(new URLSearchParams('range=all'))
    expect([isOpenBegun(state), askedPeriod(state, now)]).toEqual([true, {}])
    expect(rangeBounds(state, now, Date.parse('2025-03-01T00:00:00Z'))).toEqual({
      from: '2025-03-01T00:00:00.000Z',
      to: '2026-11-23T10:00:00.000Z',
    })
    expect(rangeBounds(state, now).from).toBe('2026-10-24T10:00:00.000Z')
  })

  it('with an end alone reaches back to the first mention', () => {
    const state = readSearch(new URLSearchParams('to=2026-11-01T00:00:00Z'))
    expect([isOpenBegun(state), askedPeriod(state, 0)]).toEqual([true, { to: '2026-11-01T00:00:00.000Z' }])
  })

  it('leaves lang to the interface', () => {
    expect(readSearch(new URLSearchParams('lang=en')).conditions).toEqual({})
  })
})

describe('a query of typed words and chosen conditions', () => {
  it('keeps the typed words together and says how far they moved', () => {
    const composed = composeQuery({ q: ' a OR b', conditions: { polarity: 'negative', platform: 'forum' } })
    expect(composed.text).toBe('(a OR b) AND sentiment:negative AND platform:forum')
    expect(composed.text.indexOf('a OR b') - composed.offset).toBe(1)
  })

  it('is the typed words alone, or the conditions alone', () => {
    expect(composeQuery({ q: '延误', conditions: {} })).toEqual({ text: '延误', offset: 0 })
    expect(composeQuery({ q: '', conditions: { language: 'en' } }).text).toBe('lang:en')
    expect(composeQuery({ q: '', conditions: {} }).text).toBe('')
  })

  it('quotes a value that is not one word', () => {
    expect(composeQuery({ q: '', conditions: { source: 'a "b" c' } }).text).toBe('source:"a b c"')
    expect(composeQuery({ q: '', conditions: { province: '广东' } }).text).toBe('province:广东')
  })
})

describe('the buckets of a range', () => {
  it('are few enough to draw and many enough to read', () => {
    const now = Date.parse('2026-11-23T10:00:20Z')
    const of = (range: '1h' | '24h' | '7d' | '30d') => {
      const { from, to } = rangeBounds({ range }, now)
      return intervalFor(from, to)
    }
    expect([of('1h'), of('24h'), of('7d'), of('30d')]).toEqual(['minute', 'hour', 'hour', 'day'])
    expect(intervalFor('2025-01-01T00:00:00Z', '2026-11-01T00:00:00Z')).toBe('week')
  })
})
