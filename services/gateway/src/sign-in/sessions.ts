import type { Clock } from '@groundswell/runtime'
import type { Documents } from '@groundswell/store'
import { accountIdOf } from '@groundswell/settings'
import { sessionDocuments, signInLinkDocuments, type SessionDocument } from './documents.ts'
import { digestOf, newSecret } from './secrets.ts'

/** Sessions of people and the one-time links that begin one. Documents, so that any gateway knows them. */
export class Sessions {
  readonly #documents: Documents
  readonly #clock: Clock
  readonly #hours: number

  constructor(documents: Documents, clock: Clock, hours: number) {
    this.#documents = documents
    this.#clock = clock
    this.#hours = hours
  }

  async begin(account: string): Promise<{ readonly token: string; readonly maxAgeSeconds: number }> {
    const token = newSecret()
    const now = this.#clock.now()
    await this.#documents.put(sessionDocuments, {
      id: digestOf(token),
      body: { account: accountIdOf(account), createdAt: now.toISOString(), expiresAt: hoursAfter(now, this.#hours) },
      expected: 'absent',
    })
    return { token, maxAgeSeconds: Math.floor(this.#hours * 3600) }
  }

  async find(token: string): Promise<{ readonly id: string; readonly session: SessionDocument } | undefined> {
    const id = digestOf(token)
    const stored = await this.#documents.get(sessionDocuments, id)
    if (stored === undefined || stored.body.expiresAt <= this.#clock.now().toISOString()) return undefined
    return { id, session: stored.body }
  }

  async end(id: string): Promise<void> {
    await this.#documents.remove(sessionDocuments, id, 'any')
  }

  async issueLink(account: string, hours: number): Promise<string> {
    const token = newSecret()
    await this.#documents.put(signInLinkDocuments, {
      id: digestOf(token),
      body: { account: accountIdOf(account), expiresAt: hoursAfter(this.#clock.now(), hours), usedAt: null },
      expected: 'absent',
    })
    return token
  }

  /** The account a link signs in: once, and in time. Compare-and-set decides between two who use it at once. */
  async redeemLink(token: string): Promise<string | undefined> {
    const stored = await this.#documents.get(signInLinkDocuments, digestOf(token))
    const now = this.#clock.now().toISOString()
    if (stored === undefined || stored.body.usedAt !== null || stored.body.expiresAt <= now) return undefined
    const result = await this.#documents.put(signInLinkDocuments, {
      id: stored.id,
      body: { ...stored.body, usedAt: now },
      expected: { revision: stored.revision },
    })
    return result.ok ? stored.body.account : undefined
  }
}

function hoursAfter(now: Date, hours: number): string {
  return new Date(now.getTime() + hours * 3_600_000).toISOString()
}
