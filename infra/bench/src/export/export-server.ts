import { openEmbeddedBus } from '@groundswell/bus'
import type { Mention } from '@groundswell/contracts'
import { gatewayConfig, startGateway } from '@groundswell/gateway'
import { Metrics, silentLogger, systemClock } from '@groundswell/runtime'
import { openEmbeddedStore } from '@groundswell/store'
import { generateMentions } from '../mention-generator.ts'
import { corpusEnd, fillIndex } from '../search/fill-index.ts'

/** The gateway over the stored mentions, in a process of its own so that its memory is its own: `export-server.ts FOLDER COUNT`. */
export type ServerAsked =
  | { readonly do: 'memory' | 'idle' | 'leave' | 'stop' }
  | { readonly do: 'arrive'; readonly from: string }
export type ServerSaid =
  | { readonly kind: 'ready'; readonly url: string; readonly token: string }
  /** The most bytes resident since it was last asked. */
  | { readonly kind: 'memory'; readonly peak: number }
  | { readonly kind: 'idle'; readonly idle: boolean }
  | { readonly kind: 'left'; readonly arrived: number }

const [folder = '', count = '0'] = process.argv.slice(2)
const token = 'token-of-the-export-bench'
const bus = await openEmbeddedBus({ folder: `${folder}/bus`, log: silentLogger })
const store = await openEmbeddedStore({ folder, log: silentLogger })
await fillIndex(store.mentions, Number(count))
const gateway = await startGateway(
  { ...gatewayConfig.parse({}), port: 0, apiToken: token },
  { bus, store, log: silentLogger, metrics: new Metrics(), clock: systemClock },
)

let peak = process.memoryUsage.rss()
const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20)
const batchSize = 200
/** Their month is one that nothing else is kept under, so that they can be dropped again. */
const guestMonth = '2001-01'
let arriving: Promise<number> | undefined
let leaving = new AbortController()

/** New mentions, anywhere between `from` and the end of the corpus, a batch after the other until told to leave. */
async function arrive(from: string, { signal }: AbortController): Promise<number> {
  let arrived = 0
  const days = (corpusEnd - Date.parse(from)) / 86_400_000
  while (!signal.aborted) {
    const seed = 1_000 + arrived
    const guests = [...generateMentions(batchSize, corpusEnd, days, seed)].map((mention): Mention => ({
      ...mention,
      id: `guest-${seed}-${mention.id}`,
      indexedUnder: guestMonth,
    }))
    await store.mentions.upsert(guests)
    arrived += batchSize
    await systemClock.sleep(50)
  }
  return arrived
}

function say(message: ServerSaid): void {
  process.send?.(message)
}

async function answer(asked: ServerAsked): Promise<void> {
  switch (asked.do) {
    case 'memory':
      say({ kind: 'memory', peak })
      peak = process.memoryUsage.rss()
      break
    case 'idle': {
      // What is still read for somebody who left would show as time of the processor.
      const before = process.cpuUsage()
      await systemClock.sleep(500)
      const { user } = process.cpuUsage(before)
      say({ kind: 'idle', idle: user < 100_000 })
      break
    }
    case 'arrive':
      leaving = new AbortController()
      arriving = arrive(asked.from, leaving)
      break
    case 'leave': {
      leaving.abort()
      const arrived = (await arriving) ?? 0
      await store.mentions.dropBefore('2001-02-01')
      say({ kind: 'left', arrived })
      break
    }
    case 'stop':
      clearInterval(sampling)
      await gateway.stop()
      await store.close()
      await bus.close()
      process.disconnect?.()
  }
}

process.on('message', (asked: ServerAsked) => void answer(asked))
say({ kind: 'ready', url: gateway.url, token })
