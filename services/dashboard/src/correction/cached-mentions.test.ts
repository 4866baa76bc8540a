import { describe, expect, it } from 'vitest'
import { withMention } from './cached-mentions.ts'

const mention = (id: string): object => ({ id, text: id })
const changed = (data: unknown): unknown => withMention(data, 'b', (one) => ({ ...one, text: 'changed' }))

describe('replacing a mention in answers that are shown', () => {
  it('finds it in pages, in lists and alone', () => {
    expect(changed({ pages: [{ items: [mention('a')] }, { items: [mention('b')], next: null }] })).toEqual({
      pages: [{ items: [mention('a')] }, { items: [{ id: 'b', text: 'changed' }], next: null }],
    })
    expect(changed({ items: [mention('b')], missing: 0 })).toEqual({
      items: [{ id: 'b', text: 'changed' }],
      missing: 0,
    })
    expect(changed(mention('b'))).toEqual({ id: 'b', text: 'changed' })
  })

  it('finds it in rows of stories and in samples of what a change does', () => {
    const rows = { items: [{ story: { id: 's' }, newest: mention('b') }], total: 1 }
    expect(changed(rows)).toMatchObject({ items: [{ newest: { text: 'changed' } }], total: 1 })
    const samples = { change: { added: { samples: [mention('b')] } }, samples: [{ mention: mention('b') }] }
    expect(changed(samples)).toEqual({
      change: { added: { samples: [{ id: 'b', text: 'changed' }] } },
      samples: [{ mention: { id: 'b', text: 'changed' } }],
    })
  })

  it('leaves every other answer the object it was', () => {
    for (const data of [
      { pages: [{ items: [mention('a')] }] },
      mention('a'),
      { matched: true, because: [] },
      undefined,
    ])
      expect(changed(data)).toBe(data)
  })
})
