import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { silentLogger } from '@groundswell/runtime'
import { temporaryFolder } from '@groundswell/testkit'
import { expect, test } from 'vitest'
import { defineCollection } from '../../documents.ts'
import { openEmbeddedStore } from '../open-embedded-store.ts'

const notes = defineCollection<{ n: number; kind: string }>('notes', { kind: 'keyword' })

/** Lines the writer printed before it was killed without warning. */
async function writeAndKill(folder: string, lines: number): Promise<string[]> {
  const script = join(import.meta.dirname, 'write-until-killed.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const seen: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    seen.push(line)
    if (seen.length === lines) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
  return seen
}

test(
  'whatever was said to be written is there after kill -9, and the store opens again',
  { timeout: 120_000 },
  async () => {
    using folder = temporaryFolder()
    const written = await writeAndKill(folder.path, 400)
    expect(written.length).toBeGreaterThanOrEqual(400)
    const store = await openEmbeddedStore({ folder: folder.path, log: silentLogger })
    try {
      const ids = written.map((line) => line.split(' ')[0] ?? '')
      const documents = await store.documents.getMany(notes, ids)
      expect(documents.filter((found) => found === undefined)).toEqual([])
      const mentions = await store.mentions.getMany(ids)
      expect(mentions.filter((found) => found === undefined)).toEqual([])
      for (const line of written) expect(await store.blobs.get(line.split(' ')[1] ?? '')).toBeDefined()
      // The index and its roll-ups tell the same number, and no more than one write a lane was under way.
      const count = await store.mentions.count({ drill: 'include' })
      const page = await store.mentions.search({ drill: 'include', sort: 'newest', size: 1 })
      expect(page.total).toBe(count)
      expect(count - new Set(ids).size).toBeLessThanOrEqual(8)
      expect((await store.documents.list(notes, { size: 1 })).total).toBeGreaterThanOrEqual(ids.length)
    } finally {
      await store.close()
    }
  },
)
