import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createHash } from 'node:crypto'
import { UserError } from '@groundswell/runtime'

export interface Answer {
  readonly type: string
  readonly body: string
}

export interface ServedSite {
  readonly port: number
  close(): Promise<void>
}

/** Serves pages on loopback with validators, as sites do. `port` 0 takes a free one. */
export async function serveSite(
  name: string,
  port: number,
  answer: (path: string) => Answer | undefined,
): Promise<ServedSite> {
  const server = createServer((request, response) => respond(request, response, answer))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new UserError(
              `port ${port}, on which the demo shows ${name}, is in use`,
              'stop what listens there, or remove the data folder of the demo to begin anew',
            )
          : error,
      ),
    )
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (path: string) => Answer | undefined,
): void {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  const found = answer(path)
  if (found === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('没有这个页面\n')
    return
  }
  const etag = `"${createHash('sha256').update(found.body).digest('base64url').slice(0, 22)}"`
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end()
    return
  }
  response.writeHead(200, { 'content-type': `${found.type}; charset=utf-8`, etag }).end(found.body)
}
