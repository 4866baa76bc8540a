import { TokenTable } from './token-table.ts'

/**
 * Every token, prefix and field value that some query asks for, as a dense key. A mention is looked at once; whatever it
 * holds of the vocabulary is all that any query can ask about.
 */
export class Vocabulary {
  readonly exact = new TokenTable()
  readonly prefixes = new TokenTable()
  readonly #fields = new Map<string, number>()
  /** How many times queries use each key: what many ask for is common. */
  #uses = new Int32Array(1024)
  #size = 0

  get size(): number {
    return this.#size
  }

  readonly #create = (): number => {
    if (this.#size === this.#uses.length) {
      const uses = new Int32Array(this.#size * 2)
      uses.set(this.#uses)
      this.#uses = uses
    }
    this.#size += 1
    return this.#size - 1
  }

  token(token: string): number {
    return this.exact.intern(token, this.#create)
  }

  prefix(prefix: string): number {
    return this.prefixes.intern(prefix, this.#create)
  }

  field(field: string, value: string): number {
    const name = `${field}:${value}`
    let key = this.#fields.get(name)
    if (key === undefined) {
      key = this.#create()
      this.#fields.set(name, key)
    }
    return key
  }

  knownField(field: string, value: string): number | undefined {
    return this.#fields.get(`${field}:${value}`)
  }

  use(key: number, times: 1 | -1): void {
    this.#uses[key] = (this.#uses[key] ?? 0) + times
  }

  uses(key: number): number {
    return this.#uses[key] ?? 0
  }
}
