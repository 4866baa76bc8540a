import type { Role } from '@groundswell/contracts'
import type { Collection } from '@groundswell/store'

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
