import { createServer, type Server } from 'node:http'
import { UserError, type Metrics, type PartHealth } from '@groundswell/runtime'

/** `/livez`, `/readyz` and `/metrics` of a service that runs alone and has no HTTP of its own. */
export async function startHealthServer(options: {
  readonly port: number
  readonly metrics: Metrics
  readonly health: () => Promise<readonly PartHealth[]>
}): Promise<{ close(): Promise<void> }> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '/').then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      (error: unknown) => response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error)),
    )
  })
  async function answer(url: string): Promise<{ status: number; type: string; body: string }> {
    const path = url.split('?')[0]
    if (path === '/livez') return { status: 200, type: 'application/json', body: '{"status":"alive"}' }
    if (path === '/metrics') {
      return { status: 200, type: options.metrics.registry.contentType, body: await options.metrics.registry.metrics() }
    }
    if (path !== '/readyz')
      return { status: 404, type: 'text/plain', body: 'only /livez, /readyz and /metrics are here\n' }
    const parts = await options.health()
    const ready = parts.every((part) => part.ready)
    return { status: ready ? 200 : 503, type: 'application/json', body: JSON.stringify({ ready, parts }) }
  }
  await listen(server, options.port)
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(taken ? new UserError(`port ${port} is in use`, 'choose another with GROUNDSWELL_HEALTH_PORT') : error)
    })
    server.listen(port, () => resolve())
  })
}
