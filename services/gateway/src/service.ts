import { messageOf, StopStack, UserError, type PartHealth, type RunningService } from '@groundswell/runtime'
import { seedWatched } from '@groundswell/settings'
import type { App, GatewayParts, RouteParts } from './app.ts'
import type { GatewayConfig } from './config.ts'
import { Idempotency } from './conventions/idempotency.ts'
import { LiveHub } from './live/hub.ts'
import { createServer } from './server.ts'
import { Accounts, adminName } from './sign-in/accounts.ts'
import { Sessions } from './sign-in/sessions.ts'
import { startExpiry } from './sign-in/expire.ts'
import { Tokens } from './sign-in/tokens.ts'

export interface RunningGateway extends RunningService {
  /** Where the dashboard and the API are. */
  readonly url: string
  /** Signs the administrator in, once and for 24 h; undefined once a password is set. */
  readonly adminLink: string | undefined
}

/** The HTTP API, live updates, sign-in, and the dashboard's files. */
export async function startGateway(config: GatewayConfig, parts: GatewayParts): Promise<RunningGateway> {
  const { bus, store, log, metrics, clock } = parts
  const stops = new StopStack(log)
  try {
    if (parts.watched !== undefined) await seedWatched(store.documents, clock, parts.watched)
    const accounts = new Accounts(store.documents, clock, config.passwordCost)
    const sessions = new Sessions(store.documents, clock, config.sessionHours)
    const live = new LiveHub({ bus, documents: store.documents, log, clock, metrics })
    const engines = async (): Promise<PartHealth[]> => [
      { name: 'bus', ...(await bus.health()) },
      { name: 'store', ...(await store.health()) },
    ]
    let listening = false
    const own = (): PartHealth => ({
      name: 'gateway',
      ready: listening,
      detail: listening ? 'answers' : 'starts or stops',
    })
    const dashboardFolder = parts.dashboardFolder ?? config.dashboardFolder
    const routeParts: RouteParts = {
      config: { ...config, ...(dashboardFolder === undefined ? {} : { dashboardFolder }) },
      bus,
      store,
      log,
      metrics,
      clock,
      timeZone: parts.timeZone ?? 'Asia/Shanghai',
      mode: parts.mode ?? 'configured',
      demo: parts.demo,
      version: parts.version ?? '0.1.0',
      clockPlan: parts.clockPlan,
      checkAnswers: parts.checkAnswers ?? false,
      health: async () => [...(await (parts.health ?? engines)()), own()],
      accounts,
      sessions,
      tokens: new Tokens(store.documents, clock),
      idempotency: new Idempotency(store.documents, clock, log),
      live,
    }
    const { ended } = await live.start()
    stops.add('live', () => live.close())
    const app = await createServer(routeParts)
    const expiry = startExpiry({ documents: store.documents, clock, log })
    stops.add('expiry', () => expiry.close())
    const adminToken = await adminLinkToken(accounts, sessions, config.signInLinkHours)
    const url = config.publicUrl ?? (await listen(app, config))
    if (config.publicUrl !== undefined) await listen(app, config)
    listening = true
    stops.add('server', async () => {
      listening = false
      // Streams never end by themselves, and a connection kept alive after its last answer is not waited for.
      const idle = setInterval(() => app.server.closeIdleConnections(), 50)
      try {
        const closing = app.close()
        await live.close()
        await closing
      } finally {
        clearInterval(idle)
      }
    })
    if (config.apiToken !== undefined && config.apiToken.length < 16)
      log.warn('The admin token is short enough to be guessed: set GROUNDSWELL_API_TOKEN to 16 characters or more.')
    log.info({ url }, 'Listening.')
    return {
      name: 'gateway',
      url,
      adminLink: adminToken === undefined ? undefined : `${url}/sign-in?token=${adminToken}`,
      ended: Promise.race([ended, expiry.ended]),
      health: () => Promise.resolve([own()]),
      stop: async () => {
        await stops.stop()
      },
    }
  } catch (error) {
    await stops.stop()
    throw error
  }
}

/** The first start makes the administrator; until a password is set, every start gives a new link. */
async function adminLinkToken(accounts: Accounts, sessions: Sessions, hours: number): Promise<string | undefined> {
  await accounts.create(adminName, 'admin')
  const admin = await accounts.get(adminName)
  return admin?.body.password === null ? sessions.issueLink(adminName, hours) : undefined
}

async function listen(app: App, { host, port }: GatewayConfig): Promise<string> {
  try {
    const url = await app.listen({ host, port })
    return url.replace('://0.0.0.0:', '://127.0.0.1:').replace('://[::]:', '://127.0.0.1:')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE')
      throw new UserError(
        `port ${port} on ${host} is in use`,
        'choose another with GROUNDSWELL_PORT or gateway.port, or stop what uses it',
      )
    if (code === 'EACCES')
      throw new UserError(`port ${port} may not be used`, 'choose one above 1023 with GROUNDSWELL_PORT or gateway.port')
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new UserError(
        `cannot listen on the address ${host}: ${messageOf(error)}`,
        'set GROUNDSWELL_HOST or gateway.host to an address of this machine, as 127.0.0.1 or 0.0.0.0',
      )
    throw error
  }
}
