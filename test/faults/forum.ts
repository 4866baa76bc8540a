import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { IntakeItem, SourceDraft } from '@groundswell/contracts'

/** Items shown at a time. */
const shown = 40

/**
 * A forum whose feed shows but its newest items, and the next ones as soon as somebody has shown by the validator
 * that these are known: whoever keeps a checkpoint before the items are safe loses them for good when killed.
 */
export class Forum {
  readonly #items: readonly IntakeItem[]
  readonly #due: () => number
  #first = 0
  #server: Server | undefined
  #url = ''

  /** `due` says what share of the items (0..1) may have been shown by now. */
  constructor(items: readonly IntakeItem[], due: () => number) {
    this.#items = items
    this.#due = due
  }

  get source(): SourceDraft {
    return { kind: 'rss', id: 'forum', name: '江畔论坛', platform: 'forum', url: `${this.#url}/rss.xml`, interval: 0.5 }
  }

  /** Where each item stands on its own. */
  get addresses(): ReadonlySet<string> {
    return new Set(this.#items.map((item) => this.#addressOf(item)))
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      if (request.url !== '/rss.xml') return response.writeHead(404).end()
      if (request.headers['if-none-match'] === this.#tag) this.#moveOn()
      if (request.headers['if-none-match'] === this.#tag) return response.writeHead(304).end()
      response.writeHead(200, { 'content-type': 'application/rss+xml', etag: this.#tag }).end(this.#feed())
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port was given')
    this.#server = server
    this.#url = `http://127.0.0.1:${address.port}`
  }

  async stop(): Promise<void> {
    const server = this.#server
    if (server === undefined) return
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }

  get #tag(): string {
    return `"from-${this.#first}"`
  }

  #moveOn(): void {
    const next = this.#first + shown
    if (next < this.#items.length && next <= this.#due() * this.#items.length) this.#first = next
  }

  #addressOf({ nativeId }: IntakeItem): string {
    return `${this.#url}/t/${nativeId}`
  }

  #feed(): string {
    const entries = this.#items.slice(this.#first, this.#first + shown).map(
      (item) => `<item><link>${this.#addressOf(item)}</link><description>${item.text}</description>
<dc:creator>${item.author?.name}</dc:creator><pubDate>${new Date(item.publishedAt ?? 0).toUTCString()}</pubDate></item>`,
    )
    return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>江畔论坛</title><link>${this.#url}</link>
<description>新帖</description>${entries.join('\n')}</channel></rss>`
  }
}
