import { createHash } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Blobs } from '../blobs.ts'

/** What every adapter of the Blobs port promises. `open` gives an empty one. */
export function describeBlobs(
  name: string,
  open: () => Promise<{ readonly blobs: Blobs; close(): Promise<void> }>,
): void {
  const fresh = async (): Promise<Blobs> => {
    const opened = await open()
    onTestFinished(() => opened.close())
    return opened.blobs
  }

  describe(`blobs (${name})`, () => {
    test('bytes come back under their SHA-256', async () => {
      const blobs = await fresh()
      const bytes = new Uint8Array([0, 1, 2, 255, 10, 13])
      const { sha256 } = await blobs.put(bytes)
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
      expect(Buffer.from((await blobs.get(sha256)) ?? [])).toEqual(Buffer.from(bytes))
      const empty = await blobs.put(new Uint8Array())
      expect((await blobs.get(empty.sha256))?.length).toBe(0)
    })

    test('the same bytes may be put again, and by many at once', async () => {
      const blobs = await fresh()
      const bytes = Buffer.from('现场照片'.repeat(1000))
      const keys = await Promise.all(Array.from({ length: 20 }, () => blobs.put(bytes)))
      expect(new Set(keys.map((key) => key.sha256)).size).toBe(1)
      expect((await blobs.put(bytes)).sha256).toBe(keys[0]?.sha256)
    })

    test('many different ones are kept apart', async () => {
      const blobs = await fresh()
      const keys = await Promise.all(Array.from({ length: 300 }, (_, i) => blobs.put(Buffer.from(`证据 ${i}`))))
      for (const [i, { sha256 }] of keys.entries())
        expect(Buffer.from((await blobs.get(sha256)) ?? []).toString()).toBe(`证据 ${i}`)
    })

    test('what was never put, and what is no hash, is not there', async () => {
      const blobs = await fresh()
      expect(await blobs.get('0'.repeat(64))).toBeUndefined()
      expect(await blobs.get('../../etc/passwd')).toBeUndefined()
    })
  })
}
