import type { LoadedPage } from '../read/page.ts'

/** The crawler under the sources has stopped, which only happens when everything is stopping: no fault of the source. */
export class Stopping extends Error {
  override readonly name = 'Stopping'
  constructor() {
    super('the crawler is stopping')
  }
}

type Answer = LoadedPage | { readonly status: 'not-modified' }

/** One page somebody waits for. */
export interface Ticket<More> {
  readonly signal: AbortSignal
  readonly more: More
  readonly resolve: (page: Answer) => void
  readonly reject: (error: Error) => void
}

/** Pages asked of a crawler that runs on its own: each is answered once, whatever comes first. */
export class Tickets<More> {
  readonly #open = new Map<string, Ticket<More>>()
  #closed = false
  #next = 0

  /** `ask` puts the request on its way under the ticket's id. */
  wait(more: More, signal: AbortSignal, ask: (id: string) => Promise<unknown>): Promise<Answer> {
    if (this.#closed) return Promise.reject(new Stopping())
    this.#next += 1
    const id = String(this.#next)
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        this.#open.delete(id)
        signal.removeEventListener('abort', onAbort)
      }
      const ticket: Ticket<More> = {
        signal,
        more,
        resolve: (page) => {
          settle()
          resolve(page)
        },
        reject: (error) => {
          settle()
          reject(error)
        },
      }
      const onAbort = (): void => ticket.reject(signal.reason as Error)
      signal.addEventListener('abort', onAbort, { once: true })
      this.#open.set(id, ticket)
      ask(id).catch(ticket.reject)
    })
  }

  get(id: unknown): Ticket<More> | undefined {
    return this.#open.get(String(id))
  }

  /** Nobody is left waiting, and nobody waits from now on. */
  close(reason: Error = new Stopping()): void {
    this.#closed = true
    for (const ticket of this.#open.values()) ticket.reject(reason)
  }
}
