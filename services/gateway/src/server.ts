import { isUtf8 } from 'node:buffer'
import cookie from '@fastify/cookie'
import Fastify from 'fastify'
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { enforceAccess } from './access/enforce.ts'
import type { App, RouteParts } from './app.ts'
import { serveDashboard } from './dashboard/serve-dashboard.ts'
import { documentApi } from './openapi/document-api.ts'
import { answerErrors, answerNotFound, problemOf, sendProblem } from './problems/answer-errors.ts'
import { answerUnreadable } from './problems/answer-unreadable.ts'
import { whyNotJson } from './problems/chinese-messages.ts'
import { badBody } from './problems/known-problems.ts'
import { validatorCompiler } from './problems/validate.ts'
import { accountRoutes } from './routes/accounts.ts'
import { channelRoutes } from './routes/channels.ts'
import { deliveryRoutes } from './routes/deliveries.ts'
import { eventRoutes } from './routes/events.ts'
import { analystRoutes } from './routes/for-analysts.ts'
import { healthRoutes } from './routes/health.ts'
import { incidentCommandRoutes } from './routes/incident-commands.ts'
import { incidentRoutes } from './routes/incidents.ts'
import { intakeRoutes } from './routes/intake.ts'
import { jobRoutes } from './routes/jobs.ts'
import { liveRoutes } from './routes/live.ts'
import { mentionRoutes } from './routes/mentions.ts'
import { overviewRoutes } from './routes/overview.ts'
import { sessionRoutes } from './routes/session.ts'
import { sourceRoutes } from './routes/sources.ts'
import { storyRoutes } from './routes/stories.ts'
import { subjectRoutes } from './routes/subjects.ts'
import { systemRoutes } from './routes/system.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { trendRoutes } from './routes/trends.ts'
import { createAuthenticate } from './sign-in/authenticate.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The bytes of a JSON body as they came. */
    rawBody: Buffer | null
  }
}

/**
 * Bytes of the request line and headers together: a query of 20,000 Chinese characters takes nine bytes for each in a
 * query string. Node's own limit of 16 KiB ends at 1,700 of them.
 */
const maxHeaderSize = 256 * 1024

/** Every group of routes; each row of the access table is registered by one of them. */
const groups: readonly ((app: App, parts: RouteParts) => void)[] = [
  healthRoutes,
  sessionRoutes,
  accountRoutes,
  tokenRoutes,
  intakeRoutes,
  mentionRoutes,
  trendRoutes,
  ...analystRoutes,
  subjectRoutes,
  jobRoutes,
  eventRoutes,
  storyRoutes,
  incidentRoutes,
  incidentCommandRoutes,
  sourceRoutes,
  channelRoutes,
  deliveryRoutes,
  liveRoutes,
  systemRoutes,
  overviewRoutes,
]

/** The whole HTTP surface, ready to listen. */
export async function createServer(parts: RouteParts): Promise<App> {
  const app = Fastify({
    bodyLimit: 1_048_576,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    requestTimeout: 0,
    keepAliveTimeout: 10_000,
    return503OnClosing: true,
    trustProxy: parts.config.trustProxy,
    http: { maxHeaderSize },
    clientErrorHandler: answerUnreadable,
    routerOptions: { maxParamLength: 500 },
    // A path that cannot be decoded reaches no route and no handler of errors.
    frameworkErrors: (error, request, reply) => void sendProblem(request, reply, problemOf(error).facts),
  }).withTypeProvider<ZodTypeProvider>() as unknown as App
  app.setValidatorCompiler(validatorCompiler)
  // Answers are built from values typed by the same schemas; tests check that each keeps to them.
  app.setSerializerCompiler(parts.checkAnswers ? serializerCompiler : () => (data) => JSON.stringify(data))
  answerErrors(app, parts.log)
  readBodies(app)
  securityHeaders(app)
  await app.register(cookie)
  const checkTable = enforceAccess(app, {
    authenticate: createAuthenticate({
      accounts: parts.accounts,
      sessions: parts.sessions,
      tokens: parts.tokens,
      ...(parts.config.apiToken === undefined ? {} : { apiToken: parts.config.apiToken }),
    }),
  })
  refuseUnknownQueries(app)
  measure(app, parts)
  await documentApi(app, parts.version)
  for (const register of groups) register(app, parts)
  if (parts.config.dashboardFolder === undefined) app.setNotFoundHandler(answerNotFound)
  else await serveDashboard(app, parts.config.dashboardFolder)
  await app.ready()
  checkTable()
  return app
}

/** JSON, and nothing where there is nothing; the intake adds its lines. Anything else is 415. */
function readBodies(app: App): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.decorateRequest('rawBody', null)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = body as Buffer
    if (bytes.byteLength === 0) done(null, null)
    else if (!isUtf8(bytes)) done(badBody({ zh: '请求体不是 UTF-8。', en: 'The body is not UTF-8.' }))
    else {
      request.rawBody = bytes
      const text = bytes.toString()
      void parseJson(request, text, (error, value) => {
        if (error === null) done(null, value)
        else done(badBody(whyNotJson(text)))
      })
    }
  })
}

function securityHeaders(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
    if (request.url.startsWith('/api/'))
      void reply.headers({ 'cache-control': 'no-store', vary: 'Accept-Language, Cookie, Authorization' })
  })
}

/** A route that takes no query string takes none: an unknown key is refused everywhere. */
function refuseUnknownQueries(app: App): void {
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/') && route.schema?.querystring === undefined)
      route.schema = { ...route.schema, querystring: z.strictObject({}) }
  })
}

function measure(app: App, { metrics }: RouteParts): void {
  const seconds = metrics.histogram('groundswell_gateway_request_seconds', 'Time to answer, live streams apart', [
    'method',
    'route',
    'status',
  ])
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    if (route === '/api/v1/live') return
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
  })
}
