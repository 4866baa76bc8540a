import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import type { GradedAlert, IntakeItem } from '@groundswell/contracts'
import { FakeClock, temporaryFolder } from '@groundswell/testkit'
import { runReplay } from './run-replay.ts'

class Kept extends Writable {
  text = ''
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

interface Replayed {
  readonly status: number
  readonly alerts: GradedAlert[]
  readonly err: string
}

const queries = '{"id":"yunling","query":"云岭速运","name":"云岭速运"}\n'

function item(minute: number, author: string, text: string, over: Partial<IntakeItem> = {}): string {
  const publishedAt = new Date(Date.parse('2026-03-02T08:00:00Z') + minute * 60_000).toISOString()
  return JSON.stringify({ source: '江畔论坛', platform: 'forum', text, author: { name: author }, publishedAt, ...over })
}

const accident = item(60, '江州晚报', '云岭速运一辆货车今天上午在青山隧道追尾，造成2人死亡、5人受伤。')

async function replayed(
  lines: readonly string[],
  more: readonly string[] = [],
  clock = new FakeClock(),
): Promise<Replayed> {
  using folder = temporaryFolder()
  const file = join(folder.path, 'mentions.ndjson')
  const subjects = join(folder.path, 'queries.ndjson')
  writeFileSync(file, lines.join('\n'))
  writeFileSync(subjects, queries)
  const out = new Kept()
  const err = new Kept()
  const status = await runReplay([file, '--subjects', subjects, ...more], { out, err, clock })
  const alerts = out.text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GradedAlert)
  return { status, alerts, err: err.text }
}

test('a death in a file of mentions comes out as a level 1 alert at event time', async () => {
  const { status, alerts, err } = await replayed([item(0, '甲', '云岭速运今天休息吗'), accident])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  expect(alerts).toMatchObject([
    { change: 'opened', level: 1, at: '2026-03-02T09:00:00.000Z', subject: { id: 'yunling', name: '云岭速运' } },
  ])
})

test('the same file gives the same alerts, ids and all', async () => {
  const lines = [item(0, '甲', '云岭速运今天休息吗'), accident, item(70, '乙', '青山隧道的事故太惨了，云岭速运的车')]
  expect((await replayed(lines)).alerts).toEqual((await replayed(lines)).alerts)
})

test('bad lines are named with their number, the others are replayed, and the exit status is 1', async () => {
  const { status, alerts, err } = await replayed(['{bad', item(1, '甲', ''), '', accident])
  expect(status).toBe(1)
  expect(alerts).toHaveLength(1)
  expect(err).toMatch(/mentions\.ndjson:1: not JSON/)
  expect(err).toMatch(/mentions\.ndjson:2: text:/)
})

test('a line twice is one mention; an edit replaces what it said before', async () => {
  const first = item(60, '江州晚报', '云岭速运货车青山隧道追尾，造成2人死亡。', { nativeId: 'a1' })
  const edited = item(60, '江州晚报', '更正：云岭速运货车青山隧道追尾，无人员伤亡。', { nativeId: 'a1' })
  const { alerts } = await replayed([first, first, edited])
  expect(alerts.map((alert) => `${alert.change} ${alert.level} of ${alert.mentionCount}`)).toEqual([
    'opened 1 of 1',
    expect.stringMatching(/^lowered [23] of 1$/),
  ])
})

test('with --speed it keeps the time between the mentions, sped up', async () => {
  const clock = new FakeClock()
  const before = clock.now().getTime()
  const state = { done: false }
  const running = replayed([item(0, '甲', '云岭速运今天休息吗'), accident], ['--speed', '60'], clock).finally(() => {
    state.done = true
  })
  while (!state.done) await clock.advance(1_000)
  expect((await running).alerts).toHaveLength(1)
  expect(clock.now().getTime() - before).toBeGreaterThanOrEqual(60_000)
})

test('a reader that has seen enough ends it in order, also between two mentions', async () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'mentions.ndjson')
  const subjects = join(folder.path, 'queries.ndjson')
  writeFileSync(file, [accident, item(600, '甲', '云岭速运今天休息吗')].join('\n'))
  writeFileSync(subjects, queries)
  const out = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  })
  const parts = { out, err: new Kept(), clock: new FakeClock() }
  expect(await runReplay([file, '--subjects', subjects, '--speed', '1'], parts)).toBe(0)
})

test('`replay … | head` ends well, says nothing and leaves nothing behind', async () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'mentions.ndjson')
  const subjects = join(folder.path, 'queries.ndjson')
  const temporary = join(folder.path, 'tmp')
  mkdirSync(temporary)
  writeFileSync(file, accident)
  // More than a pipe holds: 500 alerts.
  const many = Array.from({ length: 500 }, (_, at) => `{"id":"s${at}","query":"云岭速运","name":"云岭速运"}\n`)
  writeFileSync(subjects, many.join(''))
  const program = resolve(import.meta.dirname, '../programs/replay.ts')
  const child = spawn(process.execPath, ['--no-warnings', program, file, '--subjects', subjects], {
    cwd: folder.path,
    env: { ...process.env, TMPDIR: temporary },
  })
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const ended = once(child, 'close')
  await once(child.stdout, 'data')
  child.stdout.destroy()
  expect({ ended: await ended, err }).toEqual({ ended: [0, null], err: '' })
  expect(readdirSync(temporary)).toEqual([])
}, 30_000)

test.each([
  [[], 'which file'],
  [['nowhere.ndjson'], 'there is no file nowhere.ndjson'],
  [['a.ndjson', 'b.ndjson'], 'one file at a time'],
  [['a.ndjson', '--speed', 'fast'], 'is no speed'],
  [['a.ndjson', '--colour', 'red'], 'colour'],
])('%j cannot begin: exit status 2 and what to mend', async (argv, said) => {
  const err = new Kept()
  expect(await runReplay(argv, { out: new Kept(), err, clock: new FakeClock() })).toBe(2)
  expect(err.text).toContain(said)
})

test('a rule file with faults is refused with line and column', async () => {
  using folder = temporaryFolder()
  const rules = join(folder.path, 'rules.yaml')
  writeFileSync(rules, 'version: "1"\napproachAt: 3\ncolour: red\n')
  const { status, err } = await replayed([accident], ['--rules', rules])
  expect(status).toBe(2)
  expect(err).toMatch(/rules\.yaml:2:13 {2}approachAt/)
  expect(err).toMatch(/rules\.yaml:3:1 {2}colour: unknown key/)
})

test('a bad query is named with its line and place', async () => {
  using folder = temporaryFolder()
  const subjects = join(folder.path, 'bad.ndjson')
  writeFileSync(subjects, '{"id":"a","query":"云岭 AND"}\n{"id":"B!","query":"x"}\n')
  const file = join(folder.path, 'm.ndjson')
  writeFileSync(file, accident)
  const err = new Kept()
  expect(await runReplay([file, '--subjects', subjects], { out: new Kept(), err, clock: new FakeClock() })).toBe(2)
  expect(err.text).toMatch(/bad\.ndjson:1 {2}query, character/)
  expect(err.text).toMatch(/bad\.ndjson:2 {2}id:/)
})
