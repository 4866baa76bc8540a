import type { CompiledTerm, Part } from './part.ts'
import { fieldLikelihood, likelihood } from './rarity.ts'
import { TokenTable } from './token-table.ts'

/**
 * Every token, prefix and field value that some query asks for, as a dense key. A mention is looked at once; whatever it
 * holds of the vocabulary is all that any query can ask about.
 */
export class Vocabulary {
  readonly exact = new TokenTable()
  readonly prefixes = new TokenTable()
  /** By field, then by value. */
  readonly #fields = new Map<string, Map<string, number>>()
  /** Terms as compiled, by their text: subjects share most of theirs. */
  readonly terms = new Map<string, CompiledTerm>()
  /** Leaves likewise, by what they ask and how. */
  readonly #leaves = new Map<string, Part>()
  /** How many times queries use each key: what many ask for is common. */
  #uses = new Int32Array(1024)
  /** How often each key is likely to stand in a mention. */
  #likelihoods = new Float64Array(1024)
  #size = 0

  get size(): number {
    return this.#size
  }

  token(token: string): number {
    return this.exact.intern(token, () => this.#create(likelihood(token, false)))
  }

  prefix(prefix: string): number {
    return this.prefixes.intern(prefix, () => this.#create(likelihood(prefix, true)))
  }

  field(field: string, value: string): number {
    let values = this.#fields.get(field)
    if (values === undefined) {
      values = new Map()
      this.#fields.set(field, values)
    }
    let key = values.get(value)
    if (key === undefined) {
      key = this.#create(fieldLikelihood[field] ?? 1000)
      values.set(value, key)
    }
    return key
  }

  /** −1 where no query asks for it. */
  knownField(field: string, value: string): number {
    return this.#fields.get(field)?.get(value) ?? -1
  }

  leaf(name: string, create: () => Part): Part {
    let part = this.#leaves.get(name)
    if (part === undefined) {
      part = create()
      this.#leaves.set(name, part)
    }
    return part
  }

  /** Leaves that were rebuilt elsewhere are shared from there. */
  moveLeaves(moved: ReadonlyMap<Part, Part>): void {
    for (const [name, leaf] of this.#leaves) this.#leaves.set(name, moved.get(leaf) ?? leaf)
  }

  #create(likely: number): number {
    if (this.#size === this.#uses.length) {
      const uses = new Int32Array(this.#size * 2)
      uses.set(this.#uses)
      this.#uses = uses
      const likelihoods = new Float64Array(this.#size * 2)
      likelihoods.set(this.#likelihoods)
      this.#likelihoods = likelihoods
    }
    this.#likelihoods[this.#size] = likely
    this.#size += 1
    return this.#size - 1
  }

  likelihood(key: number): number {
    return this.#likelihoods[key] ?? 1
  }

  /** What it costs to file a query under a key: how often mentions are likely to hold it, and how many ask for it. */
  cost(key: number): number {
    return this.likelihood(key) * (1 + (this.#uses[key] ?? 0))
  }

  use(key: number, times: 1 | -1): void {
    this.#uses[key] = (this.#uses[key] ?? 0) + times
  }
}
