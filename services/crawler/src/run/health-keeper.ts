import { durationMilliseconds, type Source, type SourceHealth } from '@groundswell/contracts'
import { messageOf, type Clock, type Logger } from '@groundswell/runtime'
import { sourceHealthDocuments, unwatchedAfter } from '@groundswell/settings'
import type { Documents } from '@groundswell/store'
import type { ItemProblem } from '../fetch/source-problem.ts'

/** A look that changes nothing worth knowing is written at most so often. */
const writeEvery = 10_000

const well: ReadonlySet<SourceHealth['state']> = new Set(['healthy', 'quiet'])
const ill: ReadonlySet<SourceHealth['state']> = new Set(['failing', 'unavailable', 'stopped'])

/** What is said of one source: kept in memory, written as one document whenever it says something new. */
export class HealthKeeper {
  readonly #documents: Documents
  readonly #clock: Clock
  readonly #log: Logger
  readonly #quietAfter: number
  readonly #unwatchedAfter: number
  readonly #started: number
  /** It was ill, or an earlier run ended before it was looked at: the next good look is where that ends. */
  #wasIll: boolean
  #health: SourceHealth
  #writtenAt = 0
  #writing: Promise<void> = Promise.resolve()

  private constructor(
    parts: { documents: Documents; clock: Clock; log: Logger },
    source: Source,
    health: SourceHealth,
    wasIll: boolean,
  ) {
    const { documents, clock, log } = parts
    this.#documents = documents
    this.#clock = clock
    this.#log = log
    this.#wasIll = wasIll
    this.#unwatchedAfter = unwatchedAfter(source)
    this.#quietAfter = durationMilliseconds(source.quietAfter) ?? 86_400_000
    this.#started = clock.now().getTime()
    this.#health = health
  }

  /** Takes over what an earlier run knew: the count, the last item, the last look and until when it was not read. */
  static async open(parts: { documents: Documents; clock: Clock; log: Logger }, source: Source): Promise<HealthKeeper> {
    const before = (await parts.documents.get(sourceHealthDocuments, source.id))?.body
    const wasIll = before !== undefined && !well.has(before.state)
    const lastUnhealthyAt = wasIll ? parts.clock.now().toISOString() : before?.lastUnhealthyAt
    const { id, name, kind, platform } = source
    const url = 'url' in source ? source.url : undefined
    const health: SourceHealth = {
      id,
      name,
      kind,
      platform,
      ...(url === undefined ? {} : { url }),
      state: 'starting',
      checkedAt: before?.checkedAt ?? null,
      lastItemAt: before?.lastItemAt ?? null,
      nextCheckAt: null,
      accepted: before?.accepted ?? 0,
      error: null,
      ...(lastUnhealthyAt === undefined ? {} : { lastUnhealthyAt }),
    }
    const keeper = new HealthKeeper(parts, source, health, wasIll)
    await keeper.#write()
    return keeper
  }

  get health(): SourceHealth {
    return this.#health
  }

  /** New or edited mentions came in. */
  async accepted(count: number): Promise<void> {
    if (count === 0) return
    await this.#set({ accepted: this.#health.accepted + count, lastItemAt: this.#nowIso() })
  }

  /** A look ended well, but for these problems with single items. */
  async looked(problems: readonly ItemProblem[], nextCheckAt: Date | null, unchanged: boolean): Promise<void> {
    const since = Date.parse(this.#health.lastItemAt ?? new Date(this.#started).toISOString())
    const quiet = this.#clock.now().getTime() - since > this.#quietAfter
    const worst = problems[0]
    const kept = unchanged && this.#health.state !== 'failing' ? this.#health.error : null
    await this.#set({
      state: quiet ? 'quiet' : 'healthy',
      checkedAt: this.#nowIso(),
      nextCheckAt: nextCheckAt?.toISOString() ?? null,
      error: worst === undefined ? kept : this.#errorOf(worst, problems.length),
    })
  }

  /** The source as a whole cannot be read. */
  async failing(problem: ItemProblem, nextCheckAt: Date | null): Promise<void> {
    if (this.#health.state !== 'failing')
      this.#log.warn(
        { source: this.#health.id, reason: problem.message, fix: problem.fix },
        'A source cannot be read; it is tried again.',
      )
    await this.#set({
      state: 'failing',
      checkedAt: this.#nowIso(),
      nextCheckAt: nextCheckAt?.toISOString() ?? null,
      error: this.#errorOf(problem, 1),
    })
  }

  async unavailable(problem: ItemProblem): Promise<void> {
    this.#log.warn(
      { source: this.#health.id, reason: problem.message, fix: problem.fix },
      'A source is not available here.',
    )
    await this.#set({ state: 'unavailable', nextCheckAt: null, error: this.#errorOf(problem, 1) })
  }

  async stopped(): Promise<void> {
    await this.#set({ state: 'stopped', nextCheckAt: null })
  }

  async remove(): Promise<void> {
    await this.#writing
    await this.#documents.remove(sourceHealthDocuments, this.#health.id, 'any')
  }

  async #set(change: Partial<SourceHealth>): Promise<void> {
    const before = this.#health
    const blind = this.#blindUntilNow(change)
    this.#health = { ...before, ...change, ...(blind ? { lastUnhealthyAt: this.#nowIso() } : {}) }
    const news =
      (blind && well.has(this.#health.state)) ||
      before.state !== this.#health.state ||
      before.accepted !== this.#health.accepted ||
      before.error?.message !== this.#health.error?.message
    if (!news && this.#clock.now().getTime() - this.#writtenAt < writeEvery) return
    await this.#write()
  }

  /** What may have been missed ends with the look that sees the source again. */
  #blindUntilNow(change: Partial<SourceHealth>): boolean {
    const { state } = change
    if (state === undefined) return false
    if (!well.has(state)) {
      this.#wasIll ||= ill.has(state)
      return ill.has(state)
    }
    const { checkedAt } = this.#health
    const gap = checkedAt === null ? 0 : this.#clock.now().getTime() - Date.parse(checkedAt)
    const blind = this.#wasIll || gap > this.#unwatchedAfter
    this.#wasIll = false
    return blind
  }

  /** Health is told, never acted on: trouble in writing it is said and does not stop the source. */
  async #write(): Promise<void> {
    this.#writtenAt = this.#clock.now().getTime()
    this.#writing = this.#writing.then(async () => {
      try {
        await this.#documents.put(sourceHealthDocuments, { id: this.#health.id, body: this.#health, expected: 'any' })
      } catch (error) {
        this.#writtenAt = 0
        this.#log.warn({ source: this.#health.id, reason: messageOf(error) }, 'Cannot write the health of a source.')
      }
    })
    await this.#writing
  }

  #errorOf(problem: ItemProblem, count: number): NonNullable<SourceHealth['error']> {
    const more = count > 1 ? ` (and ${count - 1} more)` : ''
    const message = `${problem.message}${more}`
    const same = this.#health.error?.message === message ? this.#health.error.at : undefined
    return { at: same ?? this.#nowIso(), message, ...(problem.fix === undefined ? {} : { fix: problem.fix }) }
  }

  #nowIso(): string {
    return this.#clock.now().toISOString()
  }
}
