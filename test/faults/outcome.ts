import {
  allTopics,
  decodeEvent,
  type GradedAlert,
  type GradedEvent,
  type Incident,
  type Mention,
} from '@groundswell/contracts'
import { openEngines } from '@groundswell/host'
import { silentLogger } from '@groundswell/runtime'
import { systemConfig } from '@groundswell/system'
import type { Api } from '../support/api.ts'
import { eventually } from '../support/processes.ts'
import type { WebhookReceiver } from '../support/webhook-receiver.ts'
import type { Complaint } from './complaints.ts'

/** Milliseconds without any change after which nothing more is expected. */
const calm = 5_000

/** What is there when everything has come to rest. */
export interface Outcome extends Found, OnTheBus {
  /** Ids the intake said were accepted. */
  readonly accepted: ReadonlySet<string>
  /** Addresses of the items the forum's feed showed until they were known. */
  readonly shown: ReadonlySet<string>
  readonly deliveries: WebhookReceiver['deliveries']
  readonly kills: number
  readonly complaints: readonly Complaint[]
}

export interface Found {
  readonly mentions: readonly Mention[]
  readonly alerts: readonly GradedAlert[]
  readonly events: readonly GradedEvent[]
  readonly incidents: readonly Incident[]
}

export interface OnTheBus {
  /** Every record of `alerts.graded`, those written twice included. */
  readonly published: readonly GradedAlert[]
  /** Reasons of all dead letters. */
  readonly dead: readonly string[]
}

/** Waits until no group is behind and nothing has changed for a while: alerts, events, incidents and deliveries. */
export async function whenCalm(api: Api, receiver: WebhookReceiver): Promise<Found> {
  let last = ''
  let since = Date.now()
  const settled = await eventually('everything is at rest', 120, async () => {
    const alerts = await api.all<GradedAlert>('/alerts')
    const events = await api.all<GradedEvent>('/events')
    const incidents = await api.all<Incident>('/incidents')
    const behind = await lagOf(api)
    const delivered = new Set(receiver.deliveries.map((delivery) => delivery.id)).size
    const seqs = events.map((event) => [event.id, event.seq])
    const state = JSON.stringify([alerts.length, seqs, incidents.map((one) => one.version), behind, delivered])
    if (state !== last) {
      last = state
      since = Date.now()
      throw new Error(`still moving: ${state.slice(0, 300)}`)
    }
    if (behind !== 0 || delivered < alerts.length) throw new Error(`${behind} behind, ${delivered} delivered`)
    return Date.now() - since > calm ? { alerts, events, incidents } : undefined
  })
  return { ...settled, mentions: await api.all<Mention>('/mentions?drill=include&sort=oldest') }
}

/** Undefined while a group's place cannot be told. */
async function lagOf(api: Api): Promise<number | undefined> {
  const { lag } = await api.get<{ lag: { behind: number | null }[] }>('/system')
  if (lag.some(({ behind }) => behind === null)) return undefined
  return lag.reduce((sum, { behind }) => sum + (behind ?? 0), 0)
}

/** Reads what the processes, now gone, left on the bus. */
export async function readBus(config: Readonly<Record<string, unknown>>): Promise<OnTheBus> {
  const read = systemConfig.parse(config)
  const engines = await openEngines(read, read.data, silentLogger)
  const published: GradedAlert[] = []
  const dead: string[] = []
  try {
    for (const topic of allTopics) {
      if (topic !== 'alerts.graded' && !topic.endsWith('.dead')) continue
      for (let partition = 0; partition < (await engines.bus.partitions(topic)); partition += 1) {
        for (const record of await engines.bus.read(topic, partition, 0, 1000)) {
          if (topic !== 'alerts.graded') dead.push(`${topic}: ${record.headers['dead-reason']}`)
          else {
            const decoded = decodeEvent('alerts.graded', record)
            if (!decoded.ok) throw new Error(decoded.reason)
            published.push(decoded.data)
          }
        }
      }
    }
  } finally {
    await engines.close()
  }
  return { published, dead }
}
