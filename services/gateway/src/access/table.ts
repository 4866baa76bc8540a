import type { Role } from '@groundswell/contracts'

/** Who may use a route: anybody, or whoever is signed in with one of the roles. */
export type Access = 'public' | readonly Role[]

const everyRole: readonly Role[] = ['brand', 'subscriber', 'analyst', 'incident', 'legal', 'commander', 'admin']
const evidenceReaders: readonly Role[] = ['brand', 'analyst', 'incident', 'legal', 'commander', 'admin']
const exporters: readonly Role[] = ['brand', 'analyst', 'incident', 'legal', 'commander', 'admin']
const feeders: readonly Role[] = ['brand', 'incident', 'admin']
const watchers: readonly Role[] = ['brand', 'analyst', 'admin']
const sourceKeepers: readonly Role[] = ['brand', 'admin']
const channelReaders: readonly Role[] = ['brand', 'incident', 'commander', 'admin']
const channelKeepers: readonly Role[] = ['commander', 'admin']
const openers: readonly Role[] = ['brand', 'incident', 'commander', 'admin']
const acknowledgers: readonly Role[] = ['brand', 'subscriber', 'incident', 'legal', 'commander', 'admin']
const graders: readonly Role[] = ['brand', 'incident', 'commander', 'admin']
const movers: readonly Role[] = ['incident', 'commander', 'admin']
const admins: readonly Role[] = ['admin']

/**
 * The one table of who may do what. A route that is registered and not listed here, or listed and not registered, fails
 * the start, so that nothing is ever reachable by oversight.
 */
export const accessTable: Readonly<Record<string, Access>> = {
  'GET /livez': 'public',
  'GET /readyz': 'public',
  'GET /metrics': 'public',
  'GET /openapi.json': 'public',
  'GET /sign-in': 'public',
  // The token in its address admits to one feed and nothing else.
  'GET /feeds/:file': 'public',

  'POST /api/v1/session': 'public',
  'GET /api/v1/session': everyRole,
  'DELETE /api/v1/session': everyRole,
  'PUT /api/v1/session/password': everyRole,

  'POST /api/v1/intake': feeders,

  'GET /api/v1/mentions': everyRole,
  'GET /api/v1/mentions/histogram': everyRole,
  'GET /api/v1/mentions/facets': everyRole,
  'GET /api/v1/mentions/export': exporters,
  'GET /api/v1/exports/:id': exporters,
  'DELETE /api/v1/exports/:id': exporters,
  'GET /api/v1/mentions/by-story': everyRole,
  'GET /api/v1/mentions/:id': everyRole,
  'GET /api/v1/mentions/:id/evidence': evidenceReaders,
  'GET /api/v1/mentions/:id/explain': everyRole,
  'GET /api/v1/mentions/:id/corrections': everyRole,
  'POST /api/v1/mentions/:id/corrections': watchers,
  'POST /api/v1/explain': everyRole,
  'POST /api/v1/query/check': everyRole,

  'GET /api/v1/corrections': everyRole,
  'DELETE /api/v1/corrections/:id': watchers,
  'GET /api/v1/corrections/export': exporters,
  'GET /api/v1/corrections/agreement': everyRole,

  'GET /api/v1/subjects': everyRole,
  'POST /api/v1/subjects': watchers,
  'POST /api/v1/subjects/preview': watchers,
  'GET /api/v1/subjects/:id': everyRole,
  'PUT /api/v1/subjects/:id': watchers,
  'DELETE /api/v1/subjects/:id': watchers,
  'POST /api/v1/subjects/:id/retro-match': watchers,
  'GET /api/v1/subjects/:id/classifier': everyRole,
  'GET /api/v1/subjects/:id/classifier/preview': everyRole,
  'POST /api/v1/subjects/:id/classifier': watchers,
  'PUT /api/v1/subjects/:id/classifier': watchers,

  'GET /api/v1/jobs': everyRole,
  'GET /api/v1/jobs/:id': everyRole,
  'POST /api/v1/jobs/:id/cancel': watchers,

  'GET /api/v1/trends': everyRole,
  'GET /api/v1/trends/terms': everyRole,
  'GET /api/v1/trends/hours': everyRole,

  'GET /api/v1/saved-searches': everyRole,
  'POST /api/v1/saved-searches': everyRole,
  'GET /api/v1/saved-searches/:id': everyRole,
  'PUT /api/v1/saved-searches/:id': everyRole,
  'DELETE /api/v1/saved-searches/:id': everyRole,
  'POST /api/v1/saved-searches/:id/feed': exporters,
  'DELETE /api/v1/saved-searches/:id/feed': everyRole,

  'GET /api/v1/events': everyRole,
  'GET /api/v1/events/:id': everyRole,
  'GET /api/v1/stories/:id': everyRole,
  'GET /api/v1/alerts': everyRole,
  'GET /api/v1/alerts/:id': everyRole,

  'GET /api/v1/deliveries': everyRole,

  'GET /api/v1/incidents': everyRole,
  'POST /api/v1/incidents': openers,
  'GET /api/v1/incidents/:id': everyRole,
  'POST /api/v1/incidents/:id/acknowledge': acknowledgers,
  'POST /api/v1/incidents/:id/level': graders,
  'POST /api/v1/incidents/:id/state': movers,
  'POST /api/v1/incidents/:id/clocks/:clockId/met': movers,
  'POST /api/v1/incidents/:id/notes': openers,

  'GET /api/v1/sources': everyRole,
  'POST /api/v1/sources': sourceKeepers,
  'POST /api/v1/sources/try': sourceKeepers,
  'GET /api/v1/sources/:id': everyRole,
  'PUT /api/v1/sources/:id': sourceKeepers,
  'DELETE /api/v1/sources/:id': sourceKeepers,

  'GET /api/v1/channel-names': everyRole,
  'GET /api/v1/channels': channelReaders,
  'POST /api/v1/channels': channelKeepers,
  'GET /api/v1/channels/:id': channelReaders,
  'PUT /api/v1/channels/:id': channelKeepers,
  'DELETE /api/v1/channels/:id': channelKeepers,
  'POST /api/v1/channels/:id/test': channelKeepers,

  'GET /api/v1/live': everyRole,
  'GET /api/v1/system': everyRole,
  'GET /api/v1/overview': everyRole,

  'GET /api/v1/accounts': admins,
  'POST /api/v1/accounts': admins,
  'GET /api/v1/accounts/:id': admins,
  'PUT /api/v1/accounts/:id': admins,
  'DELETE /api/v1/accounts/:id': admins,
  'GET /api/v1/tokens': admins,
  'POST /api/v1/tokens': admins,
  'DELETE /api/v1/tokens/:id': admins,
}

/** Only there when the dashboard's files are served. */
export const dashboardRoutes: readonly string[] = ['GET /*', 'HEAD /*']
