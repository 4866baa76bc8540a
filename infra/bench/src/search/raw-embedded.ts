import { Worker } from 'node:worker_threads'
import type { AskedPage, RawSide } from './raw-side.ts'
import type { RawAnswer, RawAsk } from './raw-embedded-thread.ts'

/**
 * The SQL statements of our adapter, recorded with their values, then run on node:sqlite in two threads like the adapter's
 * own, page and half of the facets in one, the other half in the other. Time is taken inside the threads.
 */
export async function rawEmbedded(file: string): Promise<RawSide> {
  const threads = ['page', 'columns'].map(
    (part) => new Worker(new URL('raw-embedded-thread.ts', import.meta.url), { workerData: { file, part } }),
  )
  const ask = (thread: Worker | undefined, message: RawAsk): Promise<number> =>
    new Promise((resolve, reject) => {
      if (thread === undefined) throw new Error('no thread')
      thread.once('error', reject)
      thread.once('message', (answer: RawAnswer) => {
        thread.removeAllListeners('error')
        resolve(answer.milliseconds)
      })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
      thread.postMessage(message)
    })
  const page = ({ query, drill }: AskedPage): RawAsk['page'] => ({ query, drill })
  return {
    record: async (asked) => {
      await Promise.all(threads.map((thread) => ask(thread, { do: 'record', page: page(asked) })))
    },
    time: async (asked, what) => {
      const wanted = what === 'both' ? threads : threads.slice(0, 1)
      const times = wanted.map((thread) => ask(thread, { do: what, page: page(asked) }))
      return Math.max(...(await Promise.all(times)))
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()))
    },
  }
}
