import { randomUUID } from 'node:crypto'
import { TransientError, type Clock } from '@groundswell/runtime'
import type { Collection, Documents } from '@groundswell/store'

interface LeaseDocument {
  readonly holder: string
  readonly until: string
}
const leases: Collection<LeaseDocument> = { name: 'leases', fields: {} }

/**
 * The right to do one kind of work, held by one process at a time and taken over once its holder has not renewed it for
 * `milliseconds`. Wall clocks of the processes are taken to agree to well within that.
 */
export class Lease {
  readonly #documents: Documents
  readonly #clock: Clock
  readonly #name: string
  readonly #milliseconds: number
  readonly #holder = randomUUID()
  #renewAt = 0

  constructor(documents: Documents, clock: Clock, options: { readonly name: string; readonly milliseconds: number }) {
    this.#documents = documents
    this.#clock = clock
    this.#name = options.name
    this.#milliseconds = options.milliseconds
  }

  /** True when it is held now, freshly or still. */
  async take(): Promise<boolean> {
    for (;;) {
      const now = this.#clock.now().getTime()
      const stored = await this.#documents.get(leases, this.#name)
      const taken = stored !== undefined && stored.body.holder !== this.#holder
      if (taken && Date.parse(stored.body.until) > now) return false
      const body = { holder: this.#holder, until: new Date(now + this.#milliseconds).toISOString() }
      const expected = stored === undefined ? ('absent' as const) : { revision: stored.revision }
      if (!(await this.#documents.put(leases, { id: this.#name, body, expected })).ok) continue
      this.#renewAt = now + this.#milliseconds / 3
      return true
    }
  }

  /** To be called between the steps of the work; throws `TransientError` where somebody else has it meanwhile. */
  async keep(): Promise<void> {
    if (this.#clock.now().getTime() < this.#renewAt) return
    if (!(await this.take())) throw new TransientError(`another process took over ${this.#name}`)
  }

  async release(): Promise<void> {
    const stored = await this.#documents.get(leases, this.#name)
    if (stored?.body.holder !== this.#holder) return
    await this.#documents.remove(leases, this.#name, { revision: stored.revision })
  }
}
