import { openEmbeddedBus, type EventBus } from '@groundswell/bus'
import { Metrics, silentLogger, systemClock, type Clock } from '@groundswell/runtime'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { temporaryFolder } from '@groundswell/testkit'
import type { GatewayParts } from './app.ts'
import { gatewayConfig, type GatewayConfig } from './config.ts'
import { startGateway, type RunningGateway } from './service.ts'

export const testToken = 'token-of-the-test-environment'

export interface TestGateway extends AsyncDisposable {
  readonly gateway: RunningGateway
  readonly bus: EventBus
  readonly store: Store
  /** Asks as the admin of the environment unless told otherwise. */
  ask(method: string, path: string, options?: Ask): Promise<Answer>
}

export interface Ask {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** A bearer token; null asks without any. */
  readonly token?: string | null
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body, read as JSON; the test says what it expects it to be. */
  json<T = Record<string, unknown>>(): T
}

/** For tests: a real server on a free port over the embedded engines in a folder of its own. */
export async function startTestGateway(
  config: Partial<GatewayConfig> = {},
  parts: Partial<GatewayParts> = {},
): Promise<TestGateway> {
  const folder = temporaryFolder()
  const clock: Clock = parts.clock ?? systemClock
  const bus = await openEmbeddedBus({ folder: folder.path, log: silentLogger })
  const store = await openEmbeddedStore({ folder: folder.path, log: silentLogger })
  const gateway = await startGateway(
    { ...gatewayConfig.parse({}), port: 0, apiToken: testToken, passwordCost: 2 ** 12, ...config },
    { bus, store, log: silentLogger, metrics: new Metrics(), clock, checkAnswers: true, ...parts },
  )
  return {
    gateway,
    bus,
    store,
    ask: (method, path, options = {}) => ask(gateway.url, method, path, options),
    [Symbol.asyncDispose]: async () => {
      await gateway.stop()
      await store.close()
      await bus.close()
      folder[Symbol.dispose]()
    },
  }
}

async function ask(url: string, method: string, path: string, options: Ask): Promise<Answer> {
  const { token = testToken, body, headers } = options
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: <T>() => JSON.parse(text) as T,
  }
}
