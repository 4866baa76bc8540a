import type { Role } from '@groundswell/contracts'
import type { Collection, Documents } from '@groundswell/store'

/** A password as kept: what scrypt made of it, with the salt and the parameters it was made with. */
export interface KeptPassword {
  readonly algorithm: 'scrypt'
  readonly salt: string
  readonly hash: string
  readonly cost: number
  readonly blockSize: number
  readonly parallelization: number
}

/** Id: the name, folded. Without a password nobody signs in by name, only by a link. */
export interface AccountDocument {
  readonly name: string
  readonly role: Role
  readonly enabled: boolean
  readonly password: KeptPassword | null
  /** Sessions begun before it no longer hold. */
  readonly signedOutBefore: string
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
}
export const accountDocuments: Collection<AccountDocument> = { name: 'accounts', fields: { name: 'keyword' } }

/** One account a person, whatever the width or case they type their name in. */
export function accountIdOf(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

/** Whether there is such an account, and it may be used. */
export async function accountStands(documents: Documents, name: string): Promise<boolean> {
  return (await documents.get(accountDocuments, accountIdOf(name)))?.body.enabled === true
}
