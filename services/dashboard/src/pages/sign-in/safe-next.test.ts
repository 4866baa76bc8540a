import { expect, it } from 'vitest'
import { safeNext } from './safe-next.ts'

it('after signing in only leads to pages of our own', () => {
  expect(safeNext('/incidents/in-1?view=all')).toBe('/incidents/in-1?view=all')
  for (const bad of [null, 'https://evil.example', '//evil.example', '/\\evil.example', '/sign-in?next=/'])
    expect(safeNext(bad)).toBe('/')
})
