import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { GradedAlert, GradedEvent, IntakeItem, Mention } from '@groundswell/contracts'
import { Api } from '../support/api.ts'
import { eventually, freePort, Process } from '../support/processes.ts'
import { WebhookReceiver } from '../support/webhook-receiver.ts'
import { seeded, subjects } from './input.ts'

const token = 'fault-test-token-000000'

/** Which processes there are and what engines they use. */
export interface Deployment {
  /** Beside what every run sets: `bus`, `store`. */
  readonly config: Readonly<Record<string, unknown>>
  /** Name and entry of each process; the one named `gateway` (or the only one) answers the API. */
  readonly processes: readonly { readonly name: string; readonly script: string }[]
}

export interface Outcome {
  /** Ids the intake said were accepted. */
  readonly accepted: ReadonlySet<string>
  readonly indexed: readonly string[]
  readonly alerts: readonly GradedAlert[]
  readonly events: readonly GradedEvent[]
  readonly deliveries: WebhookReceiver['deliveries']
  readonly kills: number
}

/** Sends the items through a whole deployment, killing every process `killsEach` times on the way, and looks at what is there in the end. */
export async function killRun(
  deployment: Deployment,
  items: readonly IntakeItem[],
  options: { readonly killsEach: number; readonly seed: number; readonly settleSeconds: number },
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-faults-'))
  const logFolder = join(folder, 'logs')
  mkdirSync(logFolder)
  const receiver = new WebhookReceiver()
  await receiver.start()
  const port = await freePort()
  const configPath = join(folder, 'groundswell.yaml')
  const config = {
    ...deployment.config,
    log: { level: 'info', format: 'json' },
    subjects,
    channels: [{ id: 'collector', name: '收集', kind: 'webhook', url: receiver.url, secret: receiver.secret }],
  }
  writeFileSync(configPath, stringify(config))
  const processes: Process[] = []
  for (const { name, script } of deployment.processes) {
    const environment = {
      GROUNDSWELL_DATA: join(folder, 'data'),
      GROUNDSWELL_CONFIG: configPath,
      GROUNDSWELL_PORT: String(port),
      GROUNDSWELL_HEALTH_PORT: String(await freePort()),
      GROUNDSWELL_API_TOKEN: token,
    }
    processes.push(new Process({ name, script, environment, logFolder }))
  }
  const api = new Api(`http://127.0.0.1:${port}/api/v1`, token)
  try {
    for (const process of processes) process.start()
    await eventually('the API answers', 90, () => api.get('/subjects'))
    const feeding = feed(api, items)
    const kills = await killAll(processes, feeding.progress, options)
    const accepted = await feeding.done
    await eventually(`all ${items.length} are indexed`, options.settleSeconds, async () => {
      const { total } = await api.get<{ total: number }>('/mentions?size=1&drill=include')
      return total >= items.length ? total : undefined
    })
    const settled = await whenCalm(api, receiver, options.settleSeconds)
    const mentions = await api.all<Mention>('/mentions?drill=include&sort=oldest')
    return {
      accepted,
      indexed: mentions.map((mention) => mention.id),
      ...settled,
      deliveries: receiver.deliveries,
      kills,
    }
  } finally {
    for (const process of processes) await process.end('SIGKILL')
    await receiver.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Posts batches of 500 lines, each again until every line of it was accepted. */
function feed(api: Api, items: readonly IntakeItem[]): { progress: () => number; done: Promise<Set<string>> } {
  let sent = 0
  const run = async (): Promise<Set<string>> => {
    const accepted = new Set<string>()
    for (let start = 0; start < items.length; start += 500) {
      let open = items.slice(start, start + 500)
      await eventually(`lines from ${start} are accepted`, 180, async () => {
        const results = await api.lines('/intake', open)
        const refused: IntakeItem[] = []
        for (const [index, item] of open.entries()) {
          const result = results[index]
          if (result?.id === undefined) refused.push(item)
          else accepted.add(result.id)
        }
        open = refused
        return open.length === 0 ? true : undefined
      })
      sent = Math.min(items.length, start + 500)
    }
    return accepted
  }
  return { progress: () => sent / items.length, done: run() }
}

/** Each process so many times, in an order and at moments drawn from the seed, each started again within a second. */
async function killAll(
  processes: readonly Process[],
  progress: () => number,
  options: { readonly killsEach: number; readonly seed: number },
): Promise<number> {
  const random = seeded(options.seed)
  const order = processes
    .flatMap((process) => Array.from({ length: options.killsEach }, () => ({ process, draw: random() })))
    .sort((a, b) => a.draw - b.draw)
  for (const [index, { process }] of order.entries()) {
    const due = ((index + random()) / (order.length + 1)) * 0.9
    await eventually('the feeding goes on', 300, async () => (progress() >= due ? true : undefined))
    await process.end('SIGKILL')
    await new Promise((done) => setTimeout(done, 100 + random() * 900))
    process.start()
  }
  return order.length
}

/** Waits until nothing has changed for a while: alerts, events and deliveries. */
async function whenCalm(
  api: Api,
  receiver: WebhookReceiver,
  seconds: number,
): Promise<{ alerts: GradedAlert[]; events: GradedEvent[] }> {
  let last = ''
  let since = Date.now()
  return eventually('alerting is calm and everything delivered', seconds, async () => {
    const alerts = await api.all<GradedAlert>('/alerts')
    const events = await api.all<GradedEvent>('/events')
    const lag = await lagOf(api)
    const delivered = new Set(receiver.deliveries.map((delivery) => delivery.id)).size
    const state = JSON.stringify([alerts.length, events.map((event) => [event.id, event.seq]), lag, delivered])
    if (state !== last) {
      last = state
      since = Date.now()
    }
    return lag === 0 && delivered >= alerts.length && Date.now() - since > 10_000 ? { alerts, events } : undefined
  })
}

async function lagOf(api: Api): Promise<number> {
  const system = await api.get<{ lag: { lag: number }[] }>('/system')
  return system.lag.reduce((sum, group) => sum + group.lag, 0)
}
