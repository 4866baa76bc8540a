import { silentLogger } from '@groundswell/runtime'
import { openEmbeddedStore } from '@groundswell/store'
import { FakeClock, temporaryFolder } from '@groundswell/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { Lease } from './lease.ts'

test('one of many holds a lease, until it lets go or is not heard of any more', async () => {
  const folder = temporaryFolder()
  const store = await openEmbeddedStore({ folder: folder.path, log: silentLogger })
  onTestFinished(async () => {
    await store.close()
    folder[Symbol.dispose]()
  })
  const clock = new FakeClock()
  const open = (): Lease => new Lease(store.documents, clock, { name: 'work', milliseconds: 9_000 })
  const leases = Array.from({ length: 8 }, open)
  const got = await Promise.all(leases.map((lease) => lease.take()))
  expect(got.filter(Boolean)).toHaveLength(1)
  const holder = leases[got.indexOf(true)] ?? open()
  const other = leases[got.indexOf(false)] ?? open()

  await clock.advance(8_000)
  await holder.keep()
  await clock.advance(8_000)
  expect(await other.take()).toBe(false)
  await clock.advance(1_001)
  expect(await other.take()).toBe(true)
  await expect(holder.keep()).rejects.toThrow('another process took over work')
  await holder.release()
  expect(await holder.take()).toBe(false)
  await other.release()
  expect(await holder.take()).toBe(true)
})
