import type { ServerResponse } from 'node:http'
import { isWanted, type LiveEvent, type LiveWish } from './live-event.ts'

/**
 * One watcher. What it has not read yet is bounded: past a quarter of the buffer mentions are left out and counted
 * (`skipped`), past the whole of it the client is dropped with the reason. Alerts and incidents are never left out.
 */
export class LiveClient {
  readonly #response: ServerResponse
  readonly #wish: LiveWish
  readonly #bufferBytes: number
  #skipped = 0
  #ended = false

  constructor(response: ServerResponse, wish: LiveWish, bufferBytes: number) {
    this.#response = response
    this.#wish = wish
    this.#bufferBytes = bufferBytes
  }

  /** False once the client is gone. */
  send(id: string, event: LiveEvent): boolean {
    if (this.gone) return false
    if (!isWanted(event, this.#wish)) return true
    const waiting = this.#response.writableLength
    if (waiting > this.#bufferBytes) {
      this.end('too-slow')
      return false
    }
    if (event.kind === 'mention' && waiting > this.#bufferBytes / 4) {
      this.#skipped += 1
      return true
    }
    if (this.#skipped > 0) this.say('skipped', { mentions: this.#skipped })
    this.#skipped = 0
    this.#response.write(`id: ${id}\nevent: ${event.kind}\ndata: ${event.data}\n\n`)
    return true
  }

  /** A word of the stream about itself: hello, skipped, bye. */
  say(name: string, data: object): void {
    this.#response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  get gone(): boolean {
    return this.#ended || this.#response.destroyed
  }

  /** A comment: keeps proxies from closing a quiet stream and tells the client the line is whole. */
  beat(): void {
    if (!this.gone) this.#response.write(': heartbeat\n\n')
  }

  /** Says why, then closes; a client that does not take even that is cut off after 2 s. */
  end(reason: 'too-slow' | 'stopping'): void {
    if (this.#ended) return
    this.#ended = true
    this.say('bye', { reason })
    this.#response.end()
    const { socket } = this.#response
    const cut = setTimeout(() => socket?.destroy(), 2_000)
    cut.unref()
    this.#response.once('close', () => clearTimeout(cut))
  }
}
