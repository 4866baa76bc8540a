import type { Span } from '@groundswell/contracts'
import type { Query } from '../ast.ts'
import type { MatchInput } from '../match-input.ts'
import { compile } from './compile.ts'
import { Hits } from './hits.ts'
import { MentionScan } from './mention-scan.ts'
import type { Part } from './part.ts'
import { Postings } from './postings.ts'
import { forEachKey, requiredOf, type Filing } from './required.ts'
import { verify } from './verify.ts'
import { Vocabulary } from './vocabulary.ts'

export interface MatcherSubject {
  readonly id: string
  readonly query: Query
}

export interface SubjectHit {
  readonly id: string
  /** As `highlight` gives them. */
  readonly hits: Span[]
}

/**
 * Which of many queries match a mention, without evaluating them all. Each query is filed under tokens of which any match
 * must hold one, the likely rarest; a mention is scanned once for tokens that anybody asks for, and only the queries filed
 * under those it holds are checked. For every query and mention the answer is that of `matches`.
 *
 * What a mention costs is mostly memory to fetch, so what is looked at together lies together: tables are arrays of
 * numbers, and subjects filed under the same token are built one after another.
 */
export class SubjectMatcher {
  #vocabulary = new Vocabulary()
  #scan = new MentionScan(this.#vocabulary)
  #postings = new Postings()
  /** A subject's slot: its number in the arrays below. */
  #slots = new Map<string, number>()
  #ids: string[] = []
  /** Undefined where a slot is free. */
  #parts: (Part | undefined)[] = []
  /** By slot, its place among the subjects as they were first given. */
  #orders: number[] = []
  /** By slot, the mention it was last found a candidate for. */
  #seen: number[] = []
  #freeSlots: number[] = []
  /** Slots of which no token is sure to be there: they are checked for every mention. */
  #unfiled = new Set<number>()
  readonly #hits = new Hits()
  #mentions = 0
  #nextOrder = 0

  constructor(subjects: Iterable<MatcherSubject> = []) {
    this.replace(subjects)
  }

  get size(): number {
    return this.#slots.size
  }

  /** The whole set anew, also forgetting tokens nobody asks for any more. A later subject takes the place of one with the same id. */
  replace(subjects: Iterable<MatcherSubject>): void {
    const queries = new Map<string, Query>()
    for (const { id, query } of subjects) queries.set(id, query)
    this.#vocabulary = new Vocabulary()
    this.#scan = new MentionScan(this.#vocabulary)
    this.#postings = new Postings()
    this.#slots = new Map()
    this.#ids = []
    this.#parts = []
    this.#orders = []
    this.#seen = []
    this.#freeSlots = []
    this.#unfiled = new Set()
    // Filed only once all are known: what many ask for is a bad place to file under.
    const compiled = Array.from(queries, ([id, query], order) => ({ id, order, part: this.#compiled(query) }))
    const filed = compiled.map((subject) => ({ ...subject, filings: this.#filingsOf(subject.part) }))
    filed.sort((a, b) => (a.filings[0]?.key ?? -1) - (b.filings[0]?.key ?? -1))
    const leaves = new Map<Part, Part>()
    for (const { id, order, part, filings } of filed) this.#add(id, order, rebuilt(part, leaves), filings)
    this.#vocabulary.moveLeaves(leaves)
    this.#nextOrder = compiled.length
  }

  set(id: string, query: Query): void {
    const before = this.#slots.get(id)
    const order = before === undefined ? this.#nextOrder : (this.#orders[before] ?? 0)
    if (before === undefined) this.#nextOrder += 1
    else this.#remove(id, before)
    const part = this.#compiled(query)
    this.#add(id, order, part, this.#filingsOf(part))
  }

  delete(id: string): boolean {
    const slot = this.#slots.get(id)
    if (slot === undefined) return false
    this.#remove(id, slot)
    return true
  }

  /** Subjects that match, in the order in which they were first given, each with where. */
  match(m: MatchInput): SubjectHit[] {
    const found: number[] = []
    for (const slot of this.#candidatesOf(m)) {
      const part = this.#parts[slot]
      if (part !== undefined && verify(part, this.#scan)) found.push(slot)
    }
    return this.#hitsOf(found)
  }

  /** How many queries `match` would check for this mention; what the index is worth. */
  candidates(m: MatchInput): number {
    return this.#candidatesOf(m).length
  }

  /** Scans the mention and gives the slots of the queries filed under what it holds, each once. */
  #candidatesOf(m: MatchInput): number[] {
    const scan = this.#scan
    const postings = this.#postings
    scan.scan(m)
    this.#mentions += 1
    const candidates: number[] = []
    for (let touched = 0; touched < scan.touchedCount; touched += 1) {
      const key = scan.touched[touched] ?? 0
      for (let node = postings.first(key); node !== 0; node = postings.next(node)) {
        const also = postings.alsoOf(node)
        if (also >= 0 && !scan.has(also)) continue
        const slot = postings.slotOf(node)
        if (this.#seen[slot] === this.#mentions) continue
        this.#seen[slot] = this.#mentions
        candidates.push(slot)
      }
    }
    for (const slot of this.#unfiled) candidates.push(slot)
    return candidates
  }

  #hitsOf(found: number[]): SubjectHit[] {
    const orders = this.#orders
    if (found.length > 1) found.sort((a, b) => (orders[a] ?? 0) - (orders[b] ?? 0))
    const hits: SubjectHit[] = []
    for (const slot of found) {
      const part = this.#parts[slot]
      const id = this.#ids[slot]
      if (part !== undefined && id !== undefined) hits.push({ id, hits: this.#hits.of(part, this.#scan) })
    }
    return hits
  }

  /** Its tokens count from now on as asked for. */
  #compiled(query: Query): Part {
    const part = compile(query.root, this.#vocabulary)
    forEachKey(part, (key) => this.#vocabulary.use(key, 1))
    return part
  }

  #filingsOf(part: Part): readonly Filing[] {
    return requiredOf(part, this.#vocabulary)?.filings ?? []
  }

  #add(id: string, order: number, part: Part, filings: readonly Filing[]): void {
    const slot = this.#freeSlots.pop() ?? this.#parts.length
    this.#slots.set(id, slot)
    this.#ids[slot] = id
    this.#orders[slot] = order
    this.#parts[slot] = part
    this.#seen[slot] = 0
    if (filings.length === 0) this.#unfiled.add(slot)
    for (const { key, also } of filings) this.#postings.add(key, slot, also)
  }

  #remove(id: string, slot: number): void {
    const part = this.#parts[slot]
    this.#slots.delete(id)
    this.#parts[slot] = undefined
    this.#freeSlots.push(slot)
    this.#unfiled.delete(slot)
    if (part === undefined) return
    // It is filed under some of its keys.
    forEachKey(part, (key) => {
      this.#vocabulary.use(key, -1)
      this.#postings.remove(key, slot)
    })
  }
}

/** The same part in memory of its own, so that those rebuilt one after another lie side by side. Leaves stay shared. */
function rebuilt(part: Part, leaves: Map<Part, Part>): Part {
  if (part.items.length > 0) {
    const items = part.items.map((item) => rebuilt(item, leaves))
    return part.copy(items, undefined)
  }
  let leaf = leaves.get(part)
  if (leaf === undefined) {
    leaf = part.copy(part.items, part.term && { ...part.term, keys: [...part.term.keys] })
    leaves.set(part, leaf)
  }
  return leaf
}
