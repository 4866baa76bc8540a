import { describe, expect, it } from 'vitest'
import { shortcutOf } from './shortcuts.ts'

const places = [
  { letter: 'o', path: '/' },
  { letter: 'i', path: '/incidents' },
]
const idle = { modified: false, typing: false, afterG: false }

describe('keys', () => {
  it('search, help and go to a place', () => {
    expect(shortcutOf({ ...idle, key: '/' }, places)).toEqual({ kind: 'search' })
    expect(shortcutOf({ ...idle, key: '?' }, places)).toEqual({ kind: 'help' })
    expect(shortcutOf({ ...idle, key: 'g' }, places)).toEqual({ kind: 'await-place' })
    expect(shortcutOf({ ...idle, key: 'i', afterG: true }, places)).toEqual({ kind: 'go', path: '/incidents' })
  })

  it('belong to the field while something is typed, and to the browser with a modifier', () => {
    expect(shortcutOf({ ...idle, key: '/', typing: true }, places).kind).toBe('none')
    expect(shortcutOf({ ...idle, key: 'g', modified: true }, places).kind).toBe('none')
  })

  it('mean nothing after g when no place has the letter', () => {
    expect(shortcutOf({ ...idle, key: 'x', afterG: true }, places).kind).toBe('none')
  })
})
