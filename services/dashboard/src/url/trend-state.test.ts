import { describe, expect, it } from 'vitest'
import {
  automaticInterval,
  compareParameter,
  isTooFine,
  mentionsAddress,
  phrase,
  readTrend,
  trendBounds,
  writeTrend,
} from './trend-state.ts'

const read = (address: string) => readTrend(new URLSearchParams(address))
const now = Date.parse('2026-11-25T12:20:30Z')

describe('the address of the trends', () => {
  it('comes back as it was written', () => {
    for (const address of [
      'q=%E5%BB%B6%E8%AF%AF&subject=yunling&range=30d&interval=week&zone=Asia%2FKathmandu&compare=subject%3Ahaitang&drill=only',
      'from=2026-11-01T00%3A00%3A00.000Z&to=2026-11-08T00%3A00%3A00.000Z&compare=P7D',
      'compare=none',
      '',
    ])
      expect(writeTrend(read(address)).toString()).toBe(address)
  })

  it('falls back where it cannot be understood', () => {
    expect(read('range=1h&interval=second&zone=Mars/Base&compare=')).toEqual({
      q: '',
      conditions: {},
      range: '7d',
      comparison: { kind: 'previous' },
    })
  })
})

describe('the period', () => {
  it('begins with a whole bucket: at midnight of the zone, or a full hour', () => {
    expect(trendBounds(read(''), now, 'Asia/Shanghai', 0)).toEqual({
      from: '2026-11-18T16:00:00.000Z',
      to: '2026-11-25T12:21:00.000Z',
    })
    expect(trendBounds(read('range=24h'), now, 'Asia/Shanghai', 0).from).toBe('2026-11-24T13:00:00.000Z')
  })

  it('does not begin before anything is known, unless it was asked for by its ends', () => {
    const known = Date.parse('2026-11-24T10:12:00Z')
    expect(trendBounds(read(''), now, 'UTC', known).from).toBe('2026-11-24T10:00:00.000Z')
    expect(trendBounds(read('from=2026-11-01T00:00:00Z'), now, 'UTC', known).from).toBe('2026-11-01T00:00:00.000Z')
  })

  it('of all time begins where anything is known', () => {
    const known = Date.parse('2024-02-03T10:12:00Z')
    expect(trendBounds(read('range=all'), now, 'UTC', known)).toEqual({
      from: '2024-02-03T10:00:00.000Z',
      to: '2026-11-25T12:21:00.000Z',
    })
    expect(writeTrend(read('range=all')).toString()).toBe('range=all')
  })

  it('that ends now is compared with the same hours of the days before', () => {
    expect(compareParameter(read(''))).toBe('P7D')
    expect(compareParameter(read('range=24h'))).toBe('P1D')
    expect(compareParameter(read('from=2026-11-01T00:00:00Z'))).toBe('previous')
    expect(compareParameter(read('range=all'))).toBeUndefined()
    expect(compareParameter(read('compare=P1Y'))).toBe('P1Y')
    expect(compareParameter(read('compare=none'))).toBeUndefined()
    expect(compareParameter(read('compare=subject:a'))).toBeUndefined()
  })
})

describe('the interval', () => {
  const span = (days: number) => ({
    from: new Date(now - days * 86_400_000).toISOString(),
    to: new Date(now).toISOString(),
  })

  it('is chosen by the length of the period', () => {
    expect([0.1, 1, 7, 30, 365, 2000].map((days) => automaticInterval(span(days)))).toEqual([
      'minute',
      'hour',
      'hour',
      'day',
      'week',
      'month',
    ])
  })

  it('is too fine where the gateway would refuse it', () => {
    expect(isTooFine('minute', span(365))).toBe(true)
    expect(isTooFine('hour', span(30))).toBe(false)
  })
})

describe('the mentions of a figure', () => {
  const bounds = { from: '2026-11-24T10:00:00.000Z', to: '2026-11-24T11:00:00.000Z' }

  it('are asked for with its time, its conditions and the query in brackets', () => {
    const address = mentionsAddress(read('q=a+OR+b&subject=yunling&drill=only'), bounds, {
      conditions: { subject: 'haitang', polarity: 'negative' },
      also: phrase('lost "parcel'),
    })
    expect(Object.fromEntries(new URLSearchParams(address.split('?')[1]))).toEqual({
      q: '(a OR b) AND "lost  parcel"',
      polarity: 'negative',
      subject: 'haitang',
      ...bounds,
      drill: 'only',
    })
  })
})
