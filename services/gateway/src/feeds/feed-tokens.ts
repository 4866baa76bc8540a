import type { Clock } from '@groundswell/runtime'
import type { Collection, Documents } from '@groundswell/store'
import type { Principal } from '../access/principal.ts'
import type { Language } from '../problems/words.ts'
import type { Accounts } from '../sign-in/accounts.ts'
import { digestOf, newSecret } from '../sign-in/secrets.ts'

/** Id: of the saved search. The token itself is shown once, when it is made. */
export interface FeedTokenDocument {
  readonly digest: string
  readonly ends: string
  readonly createdAt: string
  readonly createdBy: string
  /** A person's feed ends with the person's account. */
  readonly via: Principal['via']
  /** In which the feed is written: that of whoever made it. One made before this was kept has none. */
  readonly language?: Language
}
const feedTokenDocuments: Collection<FeedTokenDocument> = { name: 'feed-tokens', fields: { createdAt: 'date' } }

/** One token a saved search: whoever has it reads the feed of that search, and nothing else. */
export class FeedTokens {
  readonly #documents: Documents
  readonly #accounts: Accounts
  readonly #clock: Clock

  constructor(documents: Documents, accounts: Accounts, clock: Clock) {
    this.#documents = documents
    this.#accounts = accounts
    this.#clock = clock
  }

  get(searchId: string): Promise<FeedTokenDocument | undefined> {
    return this.#documents.get(feedTokenDocuments, searchId).then((stored) => stored?.body)
  }

  /** Of each search its feed, or undefined. */
  async getMany(searchIds: readonly string[]): Promise<(FeedTokenDocument | undefined)[]> {
    return (await this.#documents.getMany(feedTokenDocuments, searchIds)).map((stored) => stored?.body)
  }

  /** A new token; the one before holds no longer. */
  async make(
    searchId: string,
    by: Principal,
    language: Language,
  ): Promise<{ readonly token: string; readonly document: FeedTokenDocument }> {
    const token = newSecret('gsf_')
    const document: FeedTokenDocument = {
      digest: digestOf(token),
      ends: token.slice(-4),
      createdAt: this.#clock.now().toISOString(),
      createdBy: by.name,
      via: by.via,
      language,
    }
    await this.#documents.put(feedTokenDocuments, { id: searchId, body: document, expected: 'any' })
    return { token, document }
  }

  async revoke(searchId: string): Promise<void> {
    await this.#documents.remove(feedTokenDocuments, searchId, 'any')
  }

  /** The feed that the token opens; undefined where it opens none. */
  async opened(searchId: string, token: string): Promise<FeedTokenDocument | undefined> {
    const known = await this.get(searchId)
    if (known === undefined || known.digest !== digestOf(token)) return undefined
    const stands = known.via === 'token' || (await this.#accounts.get(known.createdBy))?.body.enabled === true
    return stands ? known : undefined
  }
}
