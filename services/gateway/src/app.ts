import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { EventBus } from '@groundswell/bus'
import type { ClockPlan } from '@groundswell/incident'
import type { Clock, Logger, Metrics, PartHealth } from '@groundswell/runtime'
import type { Watched } from '@groundswell/settings'
import type { Store } from '@groundswell/store'
import type { GatewayConfig } from './config.ts'
import type { Idempotency } from './conventions/idempotency.ts'
import type { LiveHub } from './live/hub.ts'
import type { Accounts } from './sign-in/accounts.ts'
import type { Sessions } from './sign-in/sessions.ts'
import type { Tokens } from './sign-in/tokens.ts'

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** The course of events a demo plays. */
export interface DemoInfo {
  readonly company: string
  readonly script: string
  readonly speed: number
  readonly startedAt: string
}

export interface GatewayParts {
  readonly bus: EventBus
  readonly store: Store
  readonly log: Logger
  readonly metrics: Metrics
  readonly clock: Clock
  /** IANA name; days of queries, trends and the usual are counted in it. Default Asia/Shanghai. */
  readonly timeZone?: string
  /** The other services' parts, where they run in this process. */
  readonly health?: () => Promise<readonly PartHealth[]>
  readonly mode?: 'demo' | 'configured'
  readonly demo?: DemoInfo
  readonly version?: string
  /** The built dashboard; wins over the configuration. */
  readonly dashboardFolder?: string
  /** What the configuration file lists, to be written as settings; left out where somebody else did that. */
  readonly watched?: Watched
  /** As the incident service was configured; the default plan without. */
  readonly clockPlan?: ClockPlan
  /** Fails a request whose answer is not what the contract says; for tests, since it costs a list its speed. */
  readonly checkAnswers?: boolean
}

/** What routes are made of. */
export interface RouteParts {
  readonly config: GatewayConfig
  readonly bus: EventBus
  readonly store: Store
  readonly log: Logger
  readonly metrics: Metrics
  readonly clock: Clock
  readonly timeZone: string
  readonly mode: 'demo' | 'configured'
  readonly demo: DemoInfo | undefined
  readonly version: string
  readonly clockPlan: ClockPlan | undefined
  readonly checkAnswers: boolean
  readonly health: () => Promise<readonly PartHealth[]>
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly tokens: Tokens
  readonly idempotency: Idempotency
  readonly live: LiveHub
}
