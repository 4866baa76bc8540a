import { incidentTransitions } from '@groundswell/contracts'
import { expect, test } from 'vitest'
import { moves } from './moves.ts'

test('what is offered is what the incident takes', () => {
  expect(moves).toEqual(incidentTransitions)
})
