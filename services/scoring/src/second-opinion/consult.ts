import { createHash } from 'node:crypto'
import type { Clock, Logger, Metrics, PartHealth } from '@groundswell/runtime'
import { beginning } from '@groundswell/text'
import { LRUCache } from 'lru-cache'
import pLimit from 'p-limit'
import { Breaker } from './breaker.ts'
import type { Budget } from './budget.ts'
import { NoAnswer, type Answerer, type NoAnswerReason, type Opinion } from './opinion.ts'

export interface ConsultOptions {
  readonly timeoutMilliseconds: number
  readonly concurrency: number
  /** Answers remembered. */
  readonly cache: number
  /** Beginning of a text that is sent, UTF-16 code units. */
  readonly maximumText: number
}

export interface ConsultParts {
  readonly answerer: Answerer
  readonly budget: Budget
  readonly clock: Clock
  readonly log: Logger
  readonly metrics: Metrics
}

/** Asks of many texts at once, within time, budget and patience; it never throws for the sake of who is asked. */
export interface Consultation {
  readonly id: string
  /** In the order of `texts`, undefined where there is no answer. Takes the time-out at most. */
  ask(texts: readonly string[], signal: AbortSignal): Promise<(Opinion | undefined)[]>
  health(): PartHealth
  close(): Promise<void>
}

type Outcome = 'answered' | 'cached' | 'over-budget' | 'paused' | 'too-late' | NoAnswerReason

export function createConsultation(options: ConsultOptions, parts: ConsultParts): Consultation {
  const { answerer, budget, clock, log, metrics } = parts
  const remembered = options.cache === 0 ? undefined : new LRUCache<string, Opinion>({ max: options.cache })
  const breaker = new Breaker(clock.now)
  const limit = pLimit(options.concurrency)
  const outcomes = metrics.counter(
    'groundswell_scoring_second_opinions_total',
    'Texts the built-in model was unsure of',
    ['outcome'],
  )
  const seconds = metrics.histogram('groundswell_scoring_second_opinion_seconds', 'Time a second opinion took')
  metrics.gauge('groundswell_scoring_second_opinion_paused', '1 while nobody is asked after failures', [], (gauge) =>
    gauge.set(breaker.state.state === 'open' ? 1 : 0),
  )
  const count = (outcome: Outcome, times = 1): void => outcomes.inc({ outcome }, times)

  const askOne = async (text: string, signal: AbortSignal): Promise<Opinion | undefined> => {
    const started = clock.now().getTime()
    try {
      const opinion = await answerer.ask(text, signal)
      if (breaker.answered()) log.info({ who: answerer.id }, 'The second opinion answers again.')
      count('answered')
      return opinion
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      count(error.reason)
      const elapsed = clock.now().getTime() - started
      // Asked when the batch's time was nearly over: that it did not answer says nothing of it.
      if (error.reason === 'late' && elapsed < options.timeoutMilliseconds / 2) breaker.undecided()
      else if (breaker.failed(error))
        log.warn(
          { who: answerer.id, reason: error.message },
          'The second opinion is not asked for a while; the built-in answers stand.',
        )
      return undefined
    } finally {
      seconds.observe((clock.now().getTime() - started) / 1000)
    }
  }

  const askOpen = async (open: ReadonlyMap<string, string>, outer: AbortSignal): Promise<Map<string, Opinion>> => {
    const found = new Map<string, Opinion>()
    const allowed = Math.min(open.size, breaker.allowed)
    count('paused', open.size - allowed)
    const granted = allowed === 0 ? 0 : await budget.take(allowed)
    count('over-budget', allowed - granted)
    if (granted === 0) return found
    let unasked = 0
    const ended = new AbortController()
    const deadline = new AbortController()
    void clock.sleep(options.timeoutMilliseconds, ended.signal).then(() => deadline.abort())
    const signal = AbortSignal.any([outer, deadline.signal])
    await Promise.all(
      [...open].slice(0, granted).map(([key, text]) =>
        limit(async () => {
          if (signal.aborted || !breaker.begin()) {
            unasked += 1
            count(signal.aborted ? 'too-late' : 'paused')
            return
          }
          const opinion = await askOne(text, signal)
          if (opinion !== undefined) found.set(key, opinion)
        }),
      ),
    )
    ended.abort()
    await budget.giveBack(unasked)
    return found
  }

  return {
    id: answerer.id,
    ask: async (texts, signal) => {
      const known = new Map<string, Opinion>()
      const open = new Map<string, string>()
      const keys = texts.map((whole) => {
        const text = beginning(whole, options.maximumText)
        const key = createHash('sha256').update(text).digest('base64')
        const cached = remembered?.get(key)
        if (cached === undefined) open.set(key, text)
        else known.set(key, cached)
        return key
      })
      count('cached', keys.filter((key) => known.has(key)).length)
      for (const [key, opinion] of open.size === 0 ? [] : await askOpen(open, signal)) {
        known.set(key, opinion)
        remembered?.set(key, opinion)
      }
      return keys.map((key) => known.get(key))
    },
    health: () => ({ name: 'second opinion', ready: true, detail: detailOf(answerer.id, breaker) }),
    close: () => answerer.close(),
  }
}

/** Mentions are scored without it too, so it never makes the service unready. */
function detailOf(id: string, { state }: Breaker): string {
  if (state.state === 'closed') return `${id} is asked of unsure texts`
  const [since, until] = [state.since, state.until].map((time) => new Date(time).toISOString())
  return `${id} is not asked since ${since} (${state.reason}), tried again at ${until}; the built-in answers stand`
}
