import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { silentLogger, UserError } from '@groundswell/runtime'
import { runningPid, startEngine, stopEngine } from './engine-process.ts'
import { choosePort } from './ports.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'groundswell-engine-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** Node stands in for Java: an engine is a process whose command line names its folder. */
function engine(script: string, ready: () => Promise<boolean>) {
  return { name: 'kafka', folder, java: process.execPath, arguments: ['-e', script, folder], ready }
}

test('an engine is started, found by its pid file, and stopped', async () => {
  const mark = join(folder, 'mark')
  const script = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, ''); setInterval(() => undefined, 1000)`
  const pid = await startEngine(
    engine(script, async () => existsSync(mark)),
    silentLogger,
  )
  expect(await runningPid(folder, 'kafka')).toBe(pid)
  expect(await stopEngine(folder, 'kafka')).toBe(true)
  expect(await runningPid(folder, 'kafka')).toBeUndefined()
  expect(await stopEngine(folder, 'kafka')).toBe(false)
})

test('an engine that ends while starting is told with the end of its log', async () => {
  const failed = await startEngine(
    engine(`console.error('Address already in use'); process.exit(3)`, async () => false),
    silentLogger,
  ).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(UserError)
  expect(String(failed)).toContain('kafka ended with 3')
  expect(String(failed)).toContain('Address already in use')
  expect(readFileSync(join(folder, 'kafka.log'), 'utf8')).toContain('Address already in use')
})

test('a pid file left by a crash, whose number is another process now, is not taken for the engine', async () => {
  writeFileSync(join(folder, 'kafka.pid'), `${process.pid}\n`)
  expect(await runningPid(folder, 'kafka')).toBeUndefined()
  expect(await stopEngine(folder, 'kafka')).toBe(false)
})

test('a port in use is passed over for a free one', async () => {
  const port = await choosePort()
  expect(await choosePort(port)).toBe(port)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  expect(await choosePort(port)).not.toBe(port)
  await new Promise((resolve) => server.close(resolve))
})
