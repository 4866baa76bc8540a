import { describe, expect, it } from 'vitest'
import { cursorsOf, earlierPages } from './earlier-pages.ts'

const first = { q: 'a', conditions: {}, range: '7d', sort: 'newest' } as const

describe('the page before', () => {
  it('is the one its reader came through', () => {
    const fourth = { ...first, cursor: 'd', page: 4 }
    const third = { ...first, cursor: 'c', page: 3 }
    expect(earlierPages(fourth, ['b', 'c'])).toEqual({ state: third, cursors: ['b'] })
    expect(earlierPages(third, ['b'])).toEqual({ state: { ...first, cursor: 'b', page: 2 }, cursors: [] })
    expect(earlierPages({ ...first, cursor: 'b', page: 2 }, [])).toEqual({ state: first, cursors: [] })
  })

  it('is not known on the first, nor on one that was opened by its address', () => {
    expect(earlierPages(first, [])).toBeUndefined()
    expect(earlierPages({ ...first, cursor: 'd', page: 4 }, [])).toBeUndefined()
    expect(earlierPages({ ...first, cursor: 'd' }, ['c'])).toBeUndefined()
  })

  it('is read from a history that others may have written', () => {
    expect([null, 'x', { cursors: 'x' }, { cursors: ['a', 1] }].map(cursorsOf)).toEqual([[], [], [], ['a']])
  })
})
