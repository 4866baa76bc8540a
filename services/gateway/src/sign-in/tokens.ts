import type { Role } from '@groundswell/contracts'
import type { Clock } from '@groundswell/runtime'
import type { DocumentPage, Documents } from '@groundswell/store'
import { tokenDocuments, type TokenDocument } from './documents.ts'
import { digestOf, newSecret } from './secrets.ts'

/** Tokens of programs: shown once when made, kept as a digest. */
export class Tokens {
  readonly #documents: Documents
  readonly #clock: Clock

  constructor(documents: Documents, clock: Clock) {
    this.#documents = documents
    this.#clock = clock
  }

  async create(
    wanted: { readonly name: string; readonly role: Role; readonly expiresAt: string | null },
    createdBy: string,
  ): Promise<{ readonly id: string; readonly token: string; readonly document: TokenDocument }> {
    const token = newSecret('gs_')
    const document = { ...wanted, ends: token.slice(-4), createdAt: this.#clock.now().toISOString(), createdBy }
    await this.#documents.put(tokenDocuments, { id: digestOf(token), body: document, expected: 'absent' })
    return { id: digestOf(token), token, document }
  }

  list(size: number, cursor?: string): Promise<DocumentPage<TokenDocument>> {
    const sort = { field: 'createdAt', descending: true }
    return this.#documents.list(tokenDocuments, { size, sort, ...(cursor === undefined ? {} : { cursor }) })
  }

  async find(token: string): Promise<{ readonly id: string; readonly document: TokenDocument } | undefined> {
    const id = digestOf(token)
    const stored = await this.#documents.get(tokenDocuments, id)
    if (stored === undefined) return undefined
    const { expiresAt } = stored.body
    if (expiresAt !== null && expiresAt <= this.#clock.now().toISOString()) return undefined
    return { id, document: stored.body }
  }

  /** False where there was none. */
  async revoke(id: string): Promise<boolean> {
    if ((await this.#documents.get(tokenDocuments, id)) === undefined) return false
    await this.#documents.remove(tokenDocuments, id, 'any')
    return true
  }
}
