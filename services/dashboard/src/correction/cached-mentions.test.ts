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
