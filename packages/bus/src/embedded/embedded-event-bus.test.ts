import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, test, vi } from 'vitest'
import { silentLogger, UserError } from '@groundswell/runtime'
import type { IncomingRecord, OutgoingRecord } from '../event-bus.ts'
import { describeEventBus } from '../event-bus-contract.ts'
import { openEmbeddedBus } from './embedded-event-bus.ts'

const root = mkdtempSync(join(tmpdir(), 'groundswell-bus-'))
afterAll(() => rmSync(root, { recursive: true }))

const log = silentLogger
const day = 86_400_000

function letter(value: string, key = '热线'): OutgoingRecord {
  return { topic: 'mentions.raw', key, headers: {}, value }
}

describeEventBus('embedded', (name) => openEmbeddedBus({ folder: join(root, name), log }))

test('what a publish has acknowledged survives kill -9 of the process', async () => {
  const folder = join(root, 'killed')
  const program = `
    const { openEmbeddedBus } = await import(${JSON.stringify(new URL('./embedded-event-bus.ts', import.meta.url).href)})
    const { silentLogger } = await import('@groundswell/runtime')
    const bus = await openEmbeddedBus({ folder: ${JSON.stringify(folder)}, log: silentLogger })
    for (let n = 0; ; n += 1) {
      await bus.publish([{ topic: 'mentions.raw', key: String(n % 5), headers: {}, value: String(n) }])
      console.log(n)
    }`
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', program],
    {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let acknowledged = -1
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line)
    if (acknowledged === 150) child.kill('SIGKILL')
  }
  expect(acknowledged).toBeGreaterThanOrEqual(150)
  const bus = await openEmbeddedBus({ folder, log })
  const seen = new Set<string>()
  const handle = async ({ records }: { records: readonly IncomingRecord[] }): Promise<void> => {
    for (const record of records) seen.add(record.value)
  }
  await bus.subscribe({ group: 'reader', topics: ['mentions.raw'], handle })
  await vi.waitFor(() => {
    for (let n = 0; n <= acknowledged; n += 1) expect(seen.has(String(n))).toBe(true)
  }, 20_000)
  await bus.close()
})

test('a folder in use is refused, naming the folder and the process, and is free again when that one closes', async () => {
  const folder = join(root, 'locked')
  const bus = await openEmbeddedBus({ folder, log })
  const refused = await openEmbeddedBus({ folder, log }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(UserError)
  expect(String(refused)).toContain(`${folder} is in use by process ${process.pid}`)
  await bus.close()
  await (await openEmbeddedBus({ folder, log })).close()
})

test('a folder that cannot be made or written is told with what to do', async () => {
  const file = join(root, 'a-file')
  writeFileSync(file, '')
  const refused = await openEmbeddedBus({ folder: join(file, 'bus'), log }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(UserError)
  expect(String(refused)).toContain('cannot be written')
  expect(String(refused)).toContain('GROUNDSWELL_DATA')
})

test('a file that is no log is told, not overwritten', async () => {
  const folder = join(root, 'damaged')
  mkdirSync(folder)
  writeFileSync(join(folder, 'bus.sqlite'), 'this is not a database, it only has its name'.repeat(100))
  await expect(openEmbeddedBus({ folder, log })).rejects.toThrow('cannot be used: file is not a database')
})

test('the log keeps the partitions it was made with', async () => {
  const folder = join(root, 'partitions')
  await (await openEmbeddedBus({ folder, log, partitions: 3 })).close()
  const bus = await openEmbeddedBus({ folder, log, partitions: 8 })
  expect(await bus.partitions()).toBe(3)
  await bus.close()
})

test('an idle bus with subscribers uses no processor time', async () => {
  const program = `
    const { openEmbeddedBus } = await import(${JSON.stringify(new URL('./embedded-event-bus.ts', import.meta.url).href)})
    const { silentLogger } = await import('@groundswell/runtime')
    const bus = await openEmbeddedBus({ folder: ${JSON.stringify(join(root, 'idle'))}, log: silentLogger })
    for (const group of ['a', 'b', 'c']) await bus.subscribe({ group, topics: ['mentions.raw'], handle: async () => undefined })
    await new Promise((resolve) => setTimeout(resolve, 300))
    const before = process.cpuUsage()
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const used = process.cpuUsage(before)
    console.log((used.user + used.system) / 1000)
    await bus.close()`
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', program],
    {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const lines: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  expect(await once(child, 'close')).toEqual([0, null])
  expect(Number(lines[0])).toBeLessThan(100)
})

test('old records go once every durable group has read them, and after the hard limit whoever has not', async () => {
  let time = Date.parse('2026-11-01T00:00:00Z')
  const clock = { now: () => new Date(time), sleep: () => Promise.resolve() }
  const bus = await openEmbeddedBus({ folder: join(root, 'retention'), log, clock, partitions: 1 })
  const read = async (): Promise<string[]> => (await bus.read('mentions.raw', 0, 0, 10)).map((record) => record.value)
  const slow = await bus.subscribe({ group: 'indexer', topics: ['mentions.raw'], handle: async () => undefined })
  await slow.close()
  await bus.publish([letter('first')])
  time += 8 * day
  await bus.publish([letter('second')])
  expect(await bus.retain()).toEqual({ dropped: 0, unread: 0 })

  const caughtUp = await bus.subscribe({ group: 'indexer', topics: ['mentions.raw'], handle: async () => undefined })
  await vi.waitFor(async () => expect((await bus.lag('indexer', ['mentions.raw']))[0]?.committed).toBe(2))
  await caughtUp.close()
  expect(await bus.retain()).toEqual({ dropped: 1, unread: 0 })
  expect(await read()).toEqual(['second'])

  await bus.publish([letter('third')])
  time += 31 * day
  await bus.publish([letter('fourth')])
  // The group has been silent for longer than the hard limit: it is taken for gone.
  expect(await bus.retain()).toEqual({ dropped: 2, unread: 0 })
  expect(await read()).toEqual(['fourth'])
  await bus.close()
})

test('a group that reads on but is behind the hard limit loses what is older, and that is counted', async () => {
  let time = Date.parse('2026-11-01T00:00:00Z')
  const clock = { now: () => new Date(time), sleep: () => Promise.resolve() }
  const bus = await openEmbeddedBus({ folder: join(root, 'hard-limit'), log, clock, partitions: 1 })
  const topics = ['mentions.raw', 'alerts.graded'] as const
  await (await bus.subscribe({ group: 'indexer', topics, handle: async () => undefined })).close()
  await bus.publish([letter('first'), letter('second')])
  time += 31 * day
  const handled = Promise.withResolvers<void>()
  const other = await bus.subscribe({
    group: 'indexer',
    topics: ['alerts.graded'],
    handle: async () => handled.resolve(),
  })
  await bus.publish([{ ...letter('alert'), topic: 'alerts.graded' }])
  await handled.promise
  await other.close()
  expect(await bus.retain()).toEqual({ dropped: 2, unread: 2 })
  const [place] = await bus.lag('indexer', ['mentions.raw'])
  expect(place).toMatchObject({ end: 2 })
  await bus.close()
})

test('a file that grows too large gives up what every durable group has read', async () => {
  const bus = await openEmbeddedBus({ folder: join(root, 'large'), log, partitions: 1, retention: { bytes: 200_000 } })
  const subscription = await bus.subscribe({
    group: 'indexer',
    topics: ['mentions.raw'],
    handle: async () => undefined,
  })
  await bus.publish(Array.from({ length: 400 }, () => letter('x'.repeat(1_000))))
  await vi.waitFor(async () => expect((await bus.lag('indexer', ['mentions.raw']))[0]?.committed).toBe(400))
  expect((await bus.retain()).dropped).toBeGreaterThan(0)
  await subscription.close()
  await bus.close()
})
