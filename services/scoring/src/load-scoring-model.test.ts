import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UserError } from '@groundswell/runtime'
import { afterAll, expect, it } from 'vitest'
import { loadScoringModel } from './load-scoring-model.ts'

const folder = mkdtempSync(join(tmpdir(), 'groundswell-weights-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each([
  ['is away', undefined, /no weights can be read: .*away\.bin/],
  ['is of another version', 'groundswell-scoring-1\n{}\n', /no scoring model of this version/],
  [
    'is not whole',
    `groundswell-scoring-4\n${JSON.stringify({ emotions: { bits: 1, classes: [] }, categories: { bits: 1, classes: [] } })}\nrest`,
    /is not whole: it has \d+ bytes, expected \d+/,
  ],
])('tells a person what to do where a file of weights %s', (_, content, message) => {
  const weights = join(folder, content === undefined ? 'away.bin' : 'model.bin')
  if (content !== undefined) writeFileSync(weights, content)
  const load = (): unknown => loadScoringModel({ weights })
  expect(load).toThrow(UserError)
  expect(load).toThrow(message)
})
