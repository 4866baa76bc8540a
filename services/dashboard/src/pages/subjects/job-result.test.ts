import type { Job } from '@groundswell/contracts'
import { describe, expect, it } from 'vitest'
import { resultWord } from './job-result.ts'

const job = (part: Partial<Job>) => ({ state: 'running', done: 0, added: 0, removed: 0, changed: 0, ...part }) as Job

describe('what a job changed', () => {
  it('is not said before it looked at anything', () => {
    expect(resultWord(job({ state: 'queued' }))).toBeUndefined()
    expect(resultWord(job({ total: 40 }))).toBeUndefined()
  })

  it('is nothing so far, or nothing at all', () => {
    expect(resultWord(job({ total: 40, done: 10 }))).toBe('retro.unchangedYet')
    expect(resultWord(job({ state: 'done', total: 0 }))).toBe('retro.unchanged')
  })

  it('is counted', () => {
    expect(resultWord(job({ done: 10, removed: 1 }))).toBe('retro.result')
  })
})
