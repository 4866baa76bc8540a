export type LiveKind = 'mention' | 'alert' | 'incident' | 'source' | 'found'
export type LiveState =
  | { readonly status: 'connecting' }
  | { readonly status: 'open' }
  /** `since`: when it was lost, milliseconds. */
  | { readonly status: 'lost'; readonly since: number }

export interface LiveParts {
  readonly open: (address: string) => EventSource
  readonly now: () => number
  readonly setTimer: (run: () => void, ms: number) => number
  readonly clearTimer: (timer: number) => void
}

const kinds: readonly LiveKind[] = ['mention', 'alert', 'incident', 'source', 'found']
const shortestWait = 1000
const longestWait = 30_000
/** One failed try is no news: the banner waits until it has been away so long. */
export const patience = 2000

/**
 * The stream of `GET /live`. Reconnects by itself with growing waits (1 s to 30 s) and says since when it was away;
 * what happened meanwhile is not replayed, so `reopened` tells listeners to look again.
 */
export class LiveUpdates {
  readonly #address: string
  readonly #parts: LiveParts
  readonly #stateListeners = new Set<() => void>()
  readonly #eventListeners = new Set<(kind: LiveKind | 'reopened', data: unknown) => void>()
  #state: LiveState = { status: 'connecting' }
  #source: EventSource | undefined
  #timer: number | undefined
  #failures = 0
  #lostSince: number | undefined

  constructor(address: string, parts: LiveParts) {
    this.#address = address
    this.#parts = parts
  }

  get state(): LiveState {
    return this.#state
  }

  readonly onState = (listener: () => void): (() => void) => {
    this.#stateListeners.add(listener)
    return () => this.#stateListeners.delete(listener)
  }

  onEvent(listener: (kind: LiveKind | 'reopened', data: unknown) => void): () => void {
    this.#eventListeners.add(listener)
    return () => this.#eventListeners.delete(listener)
  }

  start(): void {
    this.stop()
    this.#connect()
  }

  /** Tries at once instead of waiting. */
  retry(): void {
    if (this.#state.status === 'open') return
    this.#close()
    this.#connect()
  }

  stop(): void {
    this.#close()
    this.#failures = 0
    this.#lostSince = undefined
  }

  #connect(): void {
    const source = this.#parts.open(this.#address)
    this.#source = source
    source.addEventListener('open', () => this.#opened())
    source.addEventListener('error', () => this.#failed(source))
    // The server let events go because this reader was slow: whatever was missed is to be looked up again.
    source.addEventListener('skipped', () => this.#tell('reopened', undefined))
    for (const kind of kinds) {
      source.addEventListener(kind, (event) => this.#tell(kind, parse((event as MessageEvent<string>).data)))
    }
  }

  #opened(): void {
    const again = this.#lostSince !== undefined
    this.#failures = 0
    this.#lostSince = undefined
    this.#set({ status: 'open' })
    if (again) this.#tell('reopened', undefined)
  }

  #failed(source: EventSource): void {
    if (source !== this.#source) return
    this.#close()
    this.#lostSince ??= this.#parts.now()
    this.#set({ status: 'lost', since: this.#lostSince })
    const wait = Math.min(longestWait, shortestWait * 2 ** this.#failures)
    this.#failures += 1
    this.#timer = this.#parts.setTimer(() => this.#connect(), wait)
  }

  #close(): void {
    this.#source?.close()
    this.#source = undefined
    if (this.#timer !== undefined) this.#parts.clearTimer(this.#timer)
    this.#timer = undefined
  }

  #set(state: LiveState): void {
    this.#state = state
    for (const listener of this.#stateListeners) listener()
  }

  #tell(kind: LiveKind | 'reopened', data: unknown): void {
    for (const listener of this.#eventListeners) listener(kind, data)
  }
}

/** An event whose data is not JSON still says that something of its kind happened. */
function parse(data: string): unknown {
  try {
    return JSON.parse(data) as unknown
  } catch {
    return undefined
  }
}
