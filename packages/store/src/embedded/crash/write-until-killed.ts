import { silentLogger } from '@groundswell/runtime'
import { buildMention } from '@groundswell/testkit'
import { defineCollection } from '../../documents.ts'
import { openEmbeddedStore } from '../open-embedded-store.ts'

/**
 * Run as a process by the crash test: writes documents, mentions and blobs without end and prints a line for each write that
 * resolved, until it is killed.
 */
const [folder = ''] = process.argv.slice(2)
const store = await openEmbeddedStore({ folder, log: silentLogger })
const notes = defineCollection<{ n: number; kind: string }>('notes', { kind: 'keyword' })

async function write(lane: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const id = `${lane}-${n}`
    const result = await store.documents.put(notes, { id, body: { n, kind: 'crash' }, expected: 'absent' })
    if (!result.ok) throw new Error(`${id} was there already`)
    await store.mentions.upsert([buildMention({ id, text: `包裹 ${id}` })])
    const { sha256 } = await store.blobs.put(Buffer.from(`evidence ${id}`))
    process.stdout.write(`${id} ${sha256}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, (_, lane) => write(lane)))
