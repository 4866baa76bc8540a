import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: { readonly model: string; readonly messages: readonly { readonly content: string }[] } & Readonly<
    Record<string, unknown>
  >
}

export interface AnsweringServer extends AsyncDisposable {
  readonly baseUrl: string
  readonly asked: readonly Asked[]
  /** How it answers from now on. */
  answer: (response: ServerResponse, asked: Asked) => void
}

/** For tests: a real HTTP server in the place of a language model. */
export async function startAnsweringServer(): Promise<AnsweringServer> {
  const asked: Asked[] = []
  const server = createServer((request, response) => void handle(request, response))
  const running: AnsweringServer = {
    baseUrl: '',
    asked,
    answer: (response) => say(response, { polarity: 'negative' }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const one = { path: request.url ?? '', headers: request.headers, body: JSON.parse(body) as Asked['body'] }
    asked.push(one)
    running.answer(response, one)
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return Object.assign(running, { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` })
}

/** A chat completion whose content is `content`, as JSON unless it is text. */
export function say(response: ServerResponse, content: unknown): void {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ id: 'c1', choices: [{ index: 0, message: { role: 'assistant', content: text } }] }))
}
