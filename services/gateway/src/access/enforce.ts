import type { FastifyInstance, FastifyRequest } from 'fastify'
import { forbidden, notSignedIn } from '../problems/known-problems.ts'
import { HttpProblem } from '../problems/problem.ts'
import type { Principal } from './principal.ts'
import { roleNames } from './role-names.ts'
import { accessTable, dashboardRoutes, type Access } from './table.ts'

export interface AccessParts {
  /** Who the request's credentials name; null where it has none or they no longer hold. */
  readonly authenticate: (request: FastifyRequest) => Promise<Principal | null>
}

/** Holds every route to the table. Register before any route; call the returned check once all routes are there. */
export function enforceAccess(app: FastifyInstance, parts: AccessParts): () => void {
  const registered = new Set<string>()
  app.decorateRequest('principal', null)
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) {
      const name = `${method} ${route.url}`
      if (accessOf(name) === undefined) throw new Error(`route ${name} stands in no row of the access table`)
      registered.add(name)
    }
  })
  app.addHook('onRequest', async (request) => {
    const route = request.routeOptions.url
    if (route === undefined) return
    const access = accessOf(`${request.method} ${route}`)
    if (access === undefined) throw new Error(`route ${request.method} ${route} stands in no row of the access table`)
    refuseCrossSite(request)
    if (access === 'public') return
    request.principal = await parts.authenticate(request)
    if (request.principal === null) throw notSignedIn()
    const { role } = request.principal
    if (!access.includes(role))
      throw forbidden({
        zh: `您的角色「${roleNames[role].zh}」无权执行此操作；有权的角色：${access.map((one) => roleNames[one].zh).join('、')}。`,
        en: `Your role, ${roleNames[role].en}, may not do this; these may: ${access.map((one) => roleNames[one].en).join(', ')}.`,
      })
  })
  return () => {
    const absent = Object.keys(accessTable).filter((name) => !registered.has(name))
    if (absent.length > 0) throw new Error(`the access table names routes that are not there: ${absent.join(', ')}`)
  }
}

function accessOf(name: string): Access | undefined {
  return accessTable[name] ?? (dashboardRoutes.includes(name) ? 'public' : undefined)
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A browser sends its cookie with any site's form, so an unsafe request that a browser marks as coming from elsewhere is
 * refused. Browsers name the origin of every unsafe request; a request without a mark comes from a program.
 */
function refuseCrossSite(request: FastifyRequest): void {
  if (safeMethods.has(request.method) || request.headers.authorization !== undefined) return
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin' || site === 'none') return
  if (site === undefined && sameHost(request.headers.origin, request.headers.host)) return
  throw new HttpProblem({
    status: 403,
    type: 'cross-site',
    title: { zh: '跨站请求被拒绝', en: 'Cross-site request refused' },
    detail: {
      zh: '以 Cookie 登录时，修改只能由本站页面发起。',
      en: 'With a session cookie, changes are only taken from pages of this site.',
    },
  })
}

function sameHost(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

/** The principal of a route that the table keeps to people and programs who are signed in. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === null) throw notSignedIn()
  return request.principal
}
