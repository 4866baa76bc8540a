import { Readable } from 'node:stream'
import type { Acceptor } from '@groundswell/intake'
import { silentLogger, systemClock, TransientError } from '@groundswell/runtime'
import { openEmbeddedStore } from '@groundswell/store'
import { temporaryFolder } from '@groundswell/testkit'
import { expect, test } from 'vitest'
import { acceptLines, type LinesOptions } from './accept-lines.ts'
import { IntakeHealth } from './intake-health.ts'
import { readLines } from './read-lines.ts'

async function resultsOf(
  lines: readonly string[],
  options: Pick<LinesOptions, 'acceptor' | 'maximumLines'>,
): Promise<unknown[]> {
  using folder = temporaryFolder()
  const store = await openEmbeddedStore({ folder: folder.path, log: silentLogger })
  const health = new IntakeHealth(store.documents, systemClock, silentLogger)
  const stream = Readable.from(lines.map((line) => Buffer.from(`${line}\n`)))
  const out = await acceptLines(stream, { ...options, health, log: silentLogger, language: 'en' }).toArray()
  await health.close()
  await store.close()
  return out.map((line) => JSON.parse(String(line)) as unknown)
}

const line = (text: string): string => JSON.stringify({ source: 's', text })

test('lines beyond the limit are not read, and the answer says so', async () => {
  const taken: string[] = []
  const acceptor: Acceptor = {
    accept: async (items) => {
      taken.push(...items.map((item) => item.text))
      return items.map((item) => ({ id: item.text, version: 1, status: 'new' }))
    },
  }
  const results = await resultsOf(['甲', '乙', '丙', '丁'].map(line), { acceptor, maximumLines: 3 })
  expect(taken).toEqual(['甲', '乙', '丙'])
  expect(results).toHaveLength(4)
  expect(results.at(-1)).toMatchObject({ line: 4, status: 413 })
})

test('lines that met an engine that is away are 503, to be sent again; those after it are tried', async () => {
  let calls = 0
  const acceptor: Acceptor = {
    accept: async (items) => {
      calls += 1
      if (calls === 1) throw new TransientError('the store is away')
      return items.map((item) => ({ id: item.text, version: 1, status: 'new' }))
    },
  }
  const results = await resultsOf(['甲', '乙'].map(line), { acceptor })
  expect(results[0]).toMatchObject({ line: 1, status: 503 })
  expect(results[1]).toMatchObject({ line: 2, status: 202 })
})

test('a line longer than the limit is passed over without being held, and the next is whole', async () => {
  const stream = Readable.from(['ab', 'c'.repeat(50), 'd\n云', '岭\n', '\n末'].map((piece) => Buffer.from(piece)))
  const lines = (await Array.fromAsync(readLines(stream, 20))).flat()
  expect(lines.map(({ number, bytes }) => [number, bytes?.toString()])).toEqual([
    [1, undefined],
    [2, '云岭'],
    [3, ''],
    [4, '末'],
  ])
})
