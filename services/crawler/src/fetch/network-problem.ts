import { SourceProblem } from './source-problem.ts'

const words: Readonly<Record<string, readonly [string, string]>> = {
  ECONNREFUSED: ['refuses the connection', 'check that the site is up and that host and port are right'],
  ECONNRESET: ['broke the connection off', 'it is tried again; if it stays, ask whether the site blocks this machine'],
  UND_ERR_SOCKET: [
    'broke the connection off',
    'it is tried again; if it stays, ask whether the site blocks this machine',
  ],
  ENOTFOUND: ['has a host name that does not exist', 'check the spelling of the address and the DNS of this machine'],
  EAI_AGAIN: ['cannot be looked up: the name server does not answer', 'check the network and DNS of this machine'],
  ETIMEDOUT: ['does not answer', 'check that this machine may reach it (proxy, firewall)'],
  UND_ERR_CONNECT_TIMEOUT: ['does not answer', 'check that this machine may reach it (proxy, firewall)'],
  EHOSTUNREACH: ['cannot be reached from here', 'check the network of this machine'],
  ENETUNREACH: ['cannot be reached from here', 'check the network of this machine'],
  CERT_HAS_EXPIRED: ['has an expired certificate', 'its owner must renew it'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['has a certificate nobody vouches for', 'name its authority in NODE_EXTRA_CA_CERTS'],
  SELF_SIGNED_CERT_IN_CHAIN: ['has a certificate nobody vouches for', 'name its authority in NODE_EXTRA_CA_CERTS'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'has a certificate that cannot be verified',
    'name its authority in NODE_EXTRA_CA_CERTS',
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: ['has a certificate for another host name', 'check the host name of the address'],
}

/** A failed connection in plain words; the code stays named for whoever must look deeper. */
export function networkProblem(what: string, error: unknown): SourceProblem {
  if (error instanceof SourceProblem) return error
  const code = codeOf(error)
  const known = code === undefined ? undefined : words[code]
  if (known !== undefined) return new SourceProblem(`${what} ${known[0]} (${code})`, known[1])
  return new SourceProblem(`${what} failed: ${innermost(error)}`, 'it is tried again by itself')
}

function codeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code
    if (at instanceof AggregateError && at.errors.length > 0) return codeOf(at.errors[0])
  }
  return undefined
}

function innermost(error: unknown): string {
  let at = error
  while (at instanceof Error && at.cause instanceof Error) at = at.cause
  return at instanceof Error ? at.message : String(at)
}
