import type { Clock } from '@groundswell/runtime'
import { networkProblem } from './network-problem.ts'
import { everythingAllowed, parseRobots, type Robots } from './robots.ts'
import { SourceProblem } from './source-problem.ts'

export interface FetchManners {
  /** Sent with every request; says who we are and where to complain. */
  readonly userAgent: string
  /** Milliseconds for one request, body included. */
  readonly timeout: number
  /** A body larger than this is given up. */
  readonly maximumBytes: number
  /** Milliseconds between two requests to one host; none for this machine itself. */
  readonly hostDelay: number
  readonly respectRobots: boolean
}

export interface Validators {
  readonly etag?: string
  readonly lastModified?: string
}

export interface Fetched {
  readonly status: 'ok'
  /** Where it came from in the end, redirects followed. */
  readonly url: string
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly charset: string | undefined
  readonly validators: Validators
}

export interface PoliteFetch {
  /** Throws `SourceProblem` with plain words for everything but a body or "not modified". */
  get(url: string, known: Validators, signal: AbortSignal): Promise<Fetched | { readonly status: 'not-modified' }>
  /** Waits for our turn at the host and refuses what its robots.txt forbids; for loads that are not made here. */
  admit(url: string, signal: AbortSignal): Promise<void>
}

interface Host {
  nextTurn: number
  robots: Promise<Robots> | undefined
  robotsUntil: number
}

const robotsKept = 24 * 3_600_000
const robotsKeptAfterFailure = 600_000

export function createPoliteFetch(manners: FetchManners, clock: Clock): PoliteFetch {
  const hosts = new Map<string, Host>()
  const now = (): number => clock.now().getTime()

  function hostOf(url: string): Host {
    const { origin } = new URL(url)
    const known = hosts.get(origin)
    if (known !== undefined) return known
    const host: Host = { nextTurn: 0, robots: undefined, robotsUntil: 0 }
    hosts.set(origin, host)
    return host
  }

  async function takeTurn(url: string, delay: number, signal: AbortSignal): Promise<void> {
    if (isThisMachine(new URL(url).hostname)) return
    const host = hostOf(url)
    const turn = Math.max(now(), host.nextTurn)
    host.nextTurn = turn + delay
    await clock.sleep(Math.max(0, turn - now()), signal)
    signal.throwIfAborted()
  }

  async function readRobots(url: string, host: Host, signal: AbortSignal): Promise<Robots> {
    try {
      await takeTurn(url, manners.hostDelay, signal)
      const found = await request(new URL('/robots.txt', url).href, {}, signal)
      return found.status === 'ok'
        ? parseRobots(new TextDecoder().decode(found.bytes), agentName(manners.userAgent))
        : everythingAllowed
    } catch (error) {
      // RFC 9309: without a readable robots.txt the page itself shows whether the site is there; asked again soon.
      if (!(error instanceof SourceProblem)) throw error
      host.robotsUntil = now() + robotsKeptAfterFailure
      return everythingAllowed
    }
  }

  async function admit(url: string, signal: AbortSignal): Promise<void> {
    const host = hostOf(url)
    let delay = manners.hostDelay
    if (manners.respectRobots) {
      if (host.robots === undefined || now() > host.robotsUntil) {
        host.robotsUntil = now() + robotsKept
        host.robots = readRobots(url, host, signal)
        host.robots.catch(() => {
          host.robots = undefined
        })
      }
      const robots = await host.robots
      if (!robots.allows(url))
        throw new SourceProblem(
          `${url} may not be read: the site's robots.txt forbids it`,
          'ask the site for leave, or use its feed',
        )
      delay = Math.max(delay, robots.crawlDelay ?? 0)
    }
    await takeTurn(url, delay, signal)
  }

  async function request(url: string, known: Validators, signal: AbortSignal): ReturnType<PoliteFetch['get']> {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(manners.timeout)])
    try {
      const response = await fetch(url, { headers: headersOf(manners.userAgent, known), signal: limited })
      if (response.status === 304) {
        await response.body?.cancel()
        return { status: 'not-modified' }
      }
      if (!response.ok) {
        await response.body?.cancel()
        throw statusProblem(url, response.status, retryAfterOf(response.headers.get('retry-after'), now()))
      }
      const bytes = await readLimited(url, response, manners.maximumBytes)
      const [mediaType, charset] = contentTypeOf(response.headers.get('content-type'))
      const etag = response.headers.get('etag')
      const lastModified = response.headers.get('last-modified')
      const validators = { ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) }
      return { status: 'ok', url: response.url === '' ? url : response.url, bytes, mediaType, charset, validators }
    } catch (error) {
      signal.throwIfAborted()
      if (limited.aborted)
        throw new SourceProblem(
          `${url} took longer than ${manners.timeout / 1000} s`,
          'raise crawler.timeout, or look whether the site is slow',
        )
      throw networkProblem(url, error)
    }
  }

  return {
    admit,
    async get(url, known, signal) {
      await admit(url, signal)
      return request(url, known, signal)
    },
  }
}

function headersOf(userAgent: string, known: Validators): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept:
      'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5',
    'accept-language': 'zh-CN, zh;q=0.9, en;q=0.7',
    ...(known.etag === undefined ? {} : { 'if-none-match': known.etag }),
    ...(known.lastModified === undefined ? {} : { 'if-modified-since': known.lastModified }),
  }
}

async function readLimited(url: string, response: Response, maximum: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > maximum)
      throw new SourceProblem(
        `${url} is larger than ${maximum} bytes and was given up`,
        'raise crawler.maximumBytes, or name a smaller page',
      )
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function statusProblem(url: string, status: number, retryAfter: number | undefined): SourceProblem {
  const fix =
    status === 401 || status === 403
      ? 'the site does not want us there: ask it for access, or use its feed'
      : status === 404 || status === 410
        ? 'the page is gone: correct the address'
        : status === 429
          ? 'the site asks for fewer requests: lengthen the interval'
          : 'it is tried again by itself'
  return new SourceProblem(`${url} answers ${status}`, fix, retryAfter)
}

function retryAfterOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  const seconds = Number(header)
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, 24 * 3_600_000) : undefined
}

function contentTypeOf(header: string | null): [string, string | undefined] {
  const [type, ...parameters] = (header ?? '').split(';').map((part) => part.trim())
  const charset = parameters.find((part) => part.toLowerCase().startsWith('charset='))?.slice(8)
  return [
    type === undefined || type === '' ? 'application/octet-stream' : type.toLowerCase(),
    charset?.replace(/^["']|["']$/g, ''),
  ]
}

function agentName(userAgent: string): string {
  return userAgent.split(/[/\s]/)[0] ?? userAgent
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.')
}
