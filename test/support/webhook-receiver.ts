import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'

export interface Delivery {
  readonly id: string
  readonly body: string
  readonly headers: IncomingHttpHeaders
  readonly signatureHolds: boolean
}

/** A real webhook receiver on loopback that keeps what it got and checks each signature (Standard Webhooks 1.0). */
export class WebhookReceiver {
  readonly deliveries: Delivery[] = []
  readonly secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`
  #server: Server | undefined
  #url = ''

  get url(): string {
    return this.#url
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString()
        const id = String(request.headers['webhook-id'])
        const signed = `${id}.${String(request.headers['webhook-timestamp'])}.${body}`
        const key = Buffer.from(this.secret.slice('whsec_'.length), 'base64')
        const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
        const signatureHolds = String(request.headers['webhook-signature']).split(' ').includes(expected)
        this.deliveries.push({ id, body, headers: request.headers, signatureHolds })
        response.writeHead(204).end()
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port was given')
    this.#server = server
    this.#url = `http://127.0.0.1:${address.port}/hook`
  }

  async stop(): Promise<void> {
    const server = this.#server
    if (server === undefined) return
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
}
