export interface RetryPolicy {
  /** First wait, ms; doubles with every attempt up to `maximumWait`. */
  readonly firstWait: number
  readonly maximumWait: number
  /** A message this old is given up, ms. */
  readonly horizon: number
}

/** Milliseconds to wait after so many failed attempts; `random` in 0..1 spreads them by a quarter either way. */
export function waitAfter(policy: RetryPolicy, attempts: number, random: number): number {
  const wait = Math.min(policy.maximumWait, policy.firstWait * 2 ** Math.min(30, Math.max(0, attempts - 1)))
  return Math.round(wait * (0.75 + random * 0.5))
}

/** Retry-After as seconds or an HTTP date, in milliseconds from `now`; undefined where it says neither. */
export function retryAfter(header: string | null, now: Date): number | undefined {
  if (header === null || header.trim() === '') return undefined
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime())
}
