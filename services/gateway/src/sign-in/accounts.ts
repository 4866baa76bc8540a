import type { Role } from '@groundswell/contracts'
import type { Clock } from '@groundswell/runtime'
import { accountDocuments, accountIdOf, type AccountDocument, type KeptPassword } from '@groundswell/settings'
import type { DocumentPage, Documents, Stored } from '@groundswell/store'
import { isPassword, keepPassword } from './passwords.ts'

export const adminName = 'admin'

export type AccountChange = Partial<Pick<AccountDocument, 'role' | 'enabled' | 'password'>>

/** Local accounts: who may sign in and as what. */
export class Accounts {
  readonly #documents: Documents
  readonly #clock: Clock
  readonly #cost: number
  #decoy: Promise<KeptPassword> | undefined

  constructor(documents: Documents, clock: Clock, passwordCost: number) {
    this.#documents = documents
    this.#clock = clock
    this.#cost = passwordCost
  }

  get(name: string): Promise<Stored<AccountDocument> | undefined> {
    return this.#documents.get(accountDocuments, accountIdOf(name))
  }

  list(size: number, cursor?: string): Promise<DocumentPage<AccountDocument>> {
    return this.#documents.list(accountDocuments, { size, ...(cursor === undefined ? {} : { cursor }) })
  }

  /** Undefined where the name is taken. */
  async create(name: string, role: Role, password?: string): Promise<AccountDocument | undefined> {
    const at = this.#clock.now().toISOString()
    const body: AccountDocument = {
      name: name.normalize('NFKC').trim(),
      role,
      enabled: true,
      password: password === undefined ? null : await keepPassword(password, this.#cost),
      signedOutBefore: at,
      version: 1,
      createdAt: at,
      updatedAt: at,
    }
    const result = await this.#documents.put(accountDocuments, {
      id: accountIdOf(name),
      body,
      expected: 'absent',
    })
    return result.ok ? body : undefined
  }

  /** Ends every session of the account. Undefined where somebody changed it meanwhile. */
  async change(stored: Stored<AccountDocument>, change: AccountChange): Promise<AccountDocument | undefined> {
    const at = this.#clock.now().toISOString()
    const body: AccountDocument = {
      ...stored.body,
      ...change,
      signedOutBefore: at,
      version: stored.body.version + 1,
      updatedAt: at,
    }
    const expected = { revision: stored.revision }
    const result = await this.#documents.put(accountDocuments, { id: stored.id, body, expected })
    return result.ok ? body : undefined
  }

  /** False where it is no longer at the revision. */
  async remove(stored: Stored<AccountDocument>): Promise<boolean> {
    return (await this.#documents.remove(accountDocuments, stored.id, { revision: stored.revision })).ok
  }

  keepPassword(password: string): Promise<KeptPassword> {
    return keepPassword(password, this.#cost)
  }

  /** The account, if the password is its own. Takes as long for a name that is not there. */
  async signIn(name: string, password: string): Promise<AccountDocument | undefined> {
    const account = (await this.get(name))?.body
    this.#decoy ??= keepPassword('nobody has this one', this.#cost)
    const right = await isPassword(password, account?.password ?? (await this.#decoy))
    return right && account !== undefined && account.password !== null && account.enabled ? account : undefined
  }
}
