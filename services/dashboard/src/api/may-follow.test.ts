import { describe, expect, it } from 'vitest'
import { mayFollow } from './may-follow.ts'

const pending = { isError: false, isSuccess: false, isPlaceholderData: false }
const before = { isError: false, isSuccess: true, isPlaceholderData: true }
const answered = { isError: false, isSuccess: true, isPlaceholderData: false }
const refused = { isError: true, isSuccess: false, isPlaceholderData: false }

describe('what else is asked of a query', () => {
  it('waits for the first answer to typed words', () => {
    expect([pending, before, refused, answered].map((first) => mayFollow('延误', first))).toEqual([
      false,
      false,
      false,
      true,
    ])
  })

  it('does not wait where nothing was typed', () => {
    expect([pending, before, refused, answered].map((first) => mayFollow(' ', first))).toEqual([
      true,
      true,
      false,
      true,
    ])
  })
})
