import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { carry } from './carried-error.ts'
import { LogFile } from './log-file.ts'
import type { LogRow } from './protocol.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'groundswell-log-'))))
afterEach(() => rmSync(folder, { recursive: true }))

function row(value: string): LogRow {
  return { topic: 'mentions.raw', partition: 0, key: 'k', headers: '{}', value }
}

test('a full disk is transient trouble, and afterwards offsets go on without a gap or a repetition', () => {
  const log = new LogFile(folder, 1)
  log.transaction(() => log.append([row('kept')], 1))
  const pages = Number(log.database.prepare('PRAGMA page_count').get()?.['page_count'])
  log.database.exec(`PRAGMA max_page_count = ${pages}`)
  let failure: unknown
  try {
    log.transaction(() => log.append([row('x'.repeat(100_000))], 2))
  } catch (error) {
    failure = error
  }
  expect(carry(failure, folder)).toMatchObject({
    kind: 'transient',
    message: expect.stringContaining('full') as string,
  })
  log.database.exec('PRAGMA max_page_count = 1000000')
  const [bounds] = log.transaction(() => log.append([row('after')], 3))
  expect(bounds).toMatchObject({ start: 0, end: 2 })
  log.close()
})

test('what a transaction wrote is there when the file is opened again, committed offsets with it', () => {
  const log = new LogFile(folder, 2)
  log.transaction(() => {
    log.append([row('a'), row('b')], 1)
    log.commit({ group: 'scoring', topic: 'mentions.raw', partition: 0, offset: 1 }, true, 1)
  })
  log.close()
  const again = new LogFile(folder, 2)
  expect(again.snapshot()).toEqual({
    partitions: 2,
    bounds: [
      { topic: 'mentions.raw', partition: 0, start: 0, end: 2 },
      { topic: 'mentions.raw', partition: 1, start: 0, end: 0 },
    ],
    committed: [{ group: 'scoring', topic: 'mentions.raw', partition: 0, offset: 1 }],
  })
  again.close()
})
