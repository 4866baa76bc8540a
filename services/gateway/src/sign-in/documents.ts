import type { Role } from '@groundswell/contracts'
import type { Collection } from '@groundswell/store'

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

/** Id: SHA-256 of the token in the cookie. The role is read from the account at each request. */
export interface SessionDocument {
  readonly account: string
  readonly createdAt: string
  readonly expiresAt: string
}
export const sessionDocuments: Collection<SessionDocument> = {
  name: 'sessions',
  fields: { account: 'keyword', expiresAt: 'date' },
}

/** Id: SHA-256 of the token in the link; good once. */
export interface SignInLinkDocument {
  readonly account: string
  readonly expiresAt: string
  readonly usedAt: string | null
}
export const signInLinkDocuments: Collection<SignInLinkDocument> = {
  name: 'sign-in-links',
  fields: { account: 'keyword', expiresAt: 'date' },
}

/** Id: SHA-256 of the token. `ends` are its last four characters, to tell tokens apart. */
export interface TokenDocument {
  readonly name: string
  readonly role: Role
  readonly ends: string
  readonly createdAt: string
  readonly createdBy: string
  readonly expiresAt: string | null
}
export const tokenDocuments: Collection<TokenDocument> = {
  name: 'api-tokens',
  fields: { createdAt: 'date', expiresAt: 'date' },
}
