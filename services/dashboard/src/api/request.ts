import { presentLanguage } from '../words/language.tsx'
import { locales } from '../words/translate.ts'
import { ApiProblem, ApiUnreachable } from './problem.ts'
import { serverClock } from './server-clock.ts'

export type Parameters = Readonly<Record<string, string | number | boolean | undefined>>

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly query?: Parameters
  readonly body?: unknown
  /** The version that was read; sent as If-Match. */
  readonly version?: number
  /** Makes a repeated POST harmless. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

/** One request of the API under /api/v1. Throws `ApiProblem` or `ApiUnreachable`; an aborted one throws its own error. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options)
  const kind = response.headers.get('content-type') ?? ''
  serverClock.observe(response.headers.get('date'), Date.now())
  if (!response.ok) throw await problemOf(response, kind)
  if (response.status === 204 || response.headers.get('content-length') === '0') return undefined as T
  if (!kind.includes('json')) throw new ApiUnreachable(`${path} answered ${response.status} with ${kind}`)
  return (await response.json()) as T
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  try {
    return await fetch(addressOf(path, options.query), {
      method: options.method ?? 'GET',
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': locales[presentLanguage()],
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.version === undefined ? {} : { 'if-match': `"${options.version}"` }),
        ...(options.idempotencyKey === undefined ? {} : { 'idempotency-key': options.idempotencyKey }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
  } catch (error) {
    if (options.signal?.aborted === true) throw error
    throw new ApiUnreachable(error instanceof Error ? error.message : String(error))
  }
}

async function problemOf(response: Response, kind: string): Promise<ApiProblem> {
  const title = response.statusText
  if (!kind.includes('json')) return new ApiProblem({ status: response.status, title, detail: '' })
  const document = (await response.json()) as Partial<ApiProblem>
  return new ApiProblem({
    status: response.status,
    title: document.title ?? title,
    detail: document.detail ?? '',
    ...(document.errors === undefined ? {} : { errors: [...document.errors] }),
  })
}

export function addressOf(path: string, query: Parameters = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value))
  const text = search.toString()
  return `/api/v1${path}${text === '' ? '' : `?${text}`}`
}
