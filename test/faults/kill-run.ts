import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { IntakeItem } from '@groundswell/contracts'
import { freePort } from '@groundswell/runtime'
import { Api } from '../support/api.ts'
import { eventually, Process } from '../support/processes.ts'
import { WebhookReceiver } from '../support/webhook-receiver.ts'
import { complaintsIn } from './complaints.ts'
import { feed, type Feeding } from './feed.ts'
import { seeded, subjects } from './input.ts'
import { readBus, whenCalm, type Outcome } from './outcome.ts'
import { Forum } from './forum.ts'

const token = 'fault-test-token-000000'

/** Which processes there are and what engines they use. */
export interface Deployment {
  /** Beside what every run sets: `bus`, `store`. */
  readonly config: Readonly<Record<string, unknown>>
  readonly processes: readonly { readonly name: string; readonly script: string }[]
}

export interface KillOptions {
  readonly killsEach: number
  /** Of the order and the moments of the kills. */
  readonly seed: number
}

/** One in fifty comes by the forum's feed, the others by the intake. */
const comesByFeed = (_item: IntakeItem, index: number): boolean => index % 50 === 7

/** Sends the items through a whole deployment, killing every process `killsEach` times on the way, and looks at what is there in the end. */
export async function killRun(
  deployment: Deployment,
  items: readonly IntakeItem[],
  options: KillOptions,
): Promise<Outcome> {
  const began = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-faults-'))
  const logFolder = join(folder, 'logs')
  mkdirSync(logFolder)
  const receiver = new WebhookReceiver()
  let feeding: Feeding | undefined
  const forum = new Forum(items.filter(comesByFeed), () => feeding?.progress() ?? 0)
  await Promise.all([receiver.start(), forum.start()])
  const port = await freePort()
  const config = {
    ...deployment.config,
    data: join(folder, 'data'),
    log: { level: 'info', format: 'json' },
    subjects,
    sources: [forum.source],
    channels: [{ id: 'collector', name: '收集', kind: 'webhook', url: receiver.url, secret: receiver.secret }],
    gateway: { port, apiToken: token },
  }
  const configPath = join(folder, 'groundswell.yaml')
  writeFileSync(configPath, stringify(config))
  const death = Promise.withResolvers<never>()
  const processes = deployment.processes.map(
    ({ name, script }) =>
      new Process({ name, script, environment: { GROUNDSWELL_CONFIG: configPath }, logFolder, onDeath: death.reject }),
  )
  const api = new Api(`http://127.0.0.1:${port}/api/v1`, token)
  const run = async (): Promise<Outcome> => {
    for (const process of processes) process.start()
    await eventually('the API answers', 120, () => api.get('/subjects'))
    const up = performance.now()
    feeding = feed(
      api,
      items.filter((item, index) => !comesByFeed(item, index)),
    )
    const [accepted, kills] = await Promise.all([feeding.done, killAll(processes, feeding.progress, options)])
    await eventually(`all ${items.length} are indexed`, 180, async () => {
      const { total } = await api.get<{ total: number }>('/mentions?size=1&drill=include')
      return total >= items.length ? total : undefined
    })
    const found = await whenCalm(api, receiver)
    for (const process of processes) await process.end('SIGKILL')
    const { deliveries } = receiver
    const shown = forum.addresses
    const complaints = complaintsIn(logFolder)
    const outcome = { accepted, shown, complaints, ...found, deliveries, kills, ...(await readBus(config)) }
    const seconds = (from: number): number => Math.round((performance.now() - from) / 1000)
    process.stdout.write(`${items.length} mentions, ${kills} kills: ${seconds(began)} s, ${seconds(up)} s of it up\n`)
    for (const { text, times } of complaints) process.stdout.write(`  ${times} × ${text}\n`)
    return outcome
  }
  try {
    return await Promise.race([run(), death.promise])
  } catch (error) {
    const said = processes.map((process) => `--- ${process.name}\n${process.output.slice(-3000)}`)
    throw new Error(`${(error as Error).message}\n${said.join('\n')}`, { cause: error })
  } finally {
    for (const process of processes) await process.end('SIGKILL')
    await Promise.all([receiver.stop(), forum.stop()])
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Each process so many times, in an order and at moments drawn from the seed, each started again within a second. */
async function killAll(processes: readonly Process[], progress: () => number, options: KillOptions): Promise<number> {
  const random = seeded(options.seed)
  const order = processes
    .flatMap((process) => Array.from({ length: options.killsEach }, () => ({ process, draw: random() })))
    .sort((a, b) => a.draw - b.draw)
  for (const [index, { process }] of order.entries()) {
    const due = ((index + random()) / order.length) * 0.95
    await eventually('the feeding goes on', 300, async () => (progress() >= due ? true : undefined))
    await process.end('SIGKILL')
    await new Promise((done) => setTimeout(done, 100 + random() * 900))
    process.start()
  }
  return order.length
}
