import { describe, expect, it } from 'vitest'
import { channelInput, intakeItem, webhookSecret } from './resources.ts'
import { timestamp } from './vocabulary.ts'

describe('the shapes that outsiders send', () => {
  it('refuse unknown keys by name', () => {
    const parsed = intakeItem.safeParse({ source: 'hotline', text: '包裹丢了', txt: '?' })
    expect(parsed.error?.issues[0]).toMatchObject({ code: 'unrecognized_keys', keys: ['txt'] })
  })

  it('take times with any offset at the intake and write them in UTC with milliseconds', () => {
    expect(
      intakeItem.safeParse({ source: 'hotline', text: '包裹丢了', publishedAt: '2026-03-02T16:00:00+08:00' }).success,
    ).toBe(true)
    expect(timestamp.safeParse('2026-03-02T08:00:00.000Z').success).toBe(true)
    expect(timestamp.safeParse('2026-03-02T08:00:00Z').success).toBe(false)
  })

  it('refuse a webhook secret of the wrong length', () => {
    const secret = (bytes: number): string => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`
    expect([23, 24, 64, 65].map((bytes) => webhookSecret.safeParse(secret(bytes)).success)).toEqual([
      false,
      true,
      true,
      false,
    ])
    const channel = { id: 'ops', name: '值班', kind: 'webhook', url: 'ftp://a.example', secret: secret(24) }
    expect(channelInput.safeParse(channel).error?.issues[0]?.path).toEqual(['url'])
  })
})
