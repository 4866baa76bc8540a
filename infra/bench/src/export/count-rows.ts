import { Writable } from 'node:stream'

/** Counts the records of a CSV file while it comes: line ends outside quotes. */
export class CountRecords extends Writable {
  rows = 0
  #quoted = false
  #ended = true

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    for (const byte of chunk) {
      if (byte === 0x22) this.#quoted = !this.#quoted
      else if (byte === 0x0a && !this.#quoted) this.rows += 1
    }
    this.#ended = chunk.at(-1) === 0x0a
    done()
  }

  get trouble(): string | undefined {
    return this.#quoted || !this.#ended ? 'the last record has no end' : undefined
  }
}

/** Counts the mentions of an NDJSON file while it comes, and which of the generated ones (`g7-…`) are among them. */
export class CountIds extends Writable {
  rows = 0
  /** Not among the generated ones. */
  others = 0
  trouble: string | undefined
  readonly #seen: Uint8Array
  #rest = ''

  constructor(count: number) {
    super({ decodeStrings: false })
    this.#seen = new Uint8Array(count)
    this.setDefaultEncoding('utf8')
  }

  readonly #decoder = new TextDecoder()

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    const lines = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split('\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#take(line)
    done()
  }

  override _final(done: () => void): void {
    if (this.#rest !== '') this.trouble ??= 'the last line has no end'
    done()
  }

  /** Of the generated ones from this on, those that did not come. */
  missingAfter(first: number): number {
    return this.#seen.subarray(first).reduce((sum, times) => sum + (times === 0 ? 1 : 0), 0)
  }

  #take(line: string): void {
    this.rows += 1
    const id = /^\{"id":"([^"]+)"/.exec(line)?.[1]
    if (id === undefined || !line.endsWith('}')) this.trouble ??= `no mention: ${line.slice(0, 80)}`
    else if (!id.startsWith('g7-')) this.others += 1
    else {
      const at = Number.parseInt(id.slice(3), 36)
      this.#seen[at] = (this.#seen[at] ?? 0) + 1
      if ((this.#seen[at] ?? 0) > 1) this.trouble ??= `twice: ${id}`
    }
  }
}
