import type { Span } from '@groundswell/contracts'
import type { Query } from '../ast.ts'
import type { MatchInput } from '../match-input.ts'
import { compile } from './compile.ts'
import { collectHits, Hits } from './hits.ts'
import { MentionScan } from './mention-scan.ts'
import type { Part } from './part.ts'
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

interface Entry {
  readonly id: string
  /** Its place among the subjects as they were first given. */
  readonly order: number
  readonly part: Part
  /** Empty: no token is sure to be there, so every mention is checked. */
  filings: readonly Filing[]
  /** The mention it was last found a candidate for. */
  seen: number
}

/** The queries filed under one key; `also[i]` is checked before entries[i] is so much as looked at. */
interface Posting {
  readonly entries: Entry[]
  readonly also: number[]
}

/**
 * Which of many queries match a mention, without evaluating them all. Each query is filed under tokens of which any match
 * must hold one, the likely rarest; a mention is scanned once for tokens that anybody asks for, and only the queries filed
 * under those it holds are checked. For every query and mention the answer is that of `matches`.
 */
export class SubjectMatcher {
  #vocabulary = new Vocabulary()
  #scan = new MentionScan(this.#vocabulary)
  #entries = new Map<string, Entry>()
  #postings: (Posting | undefined)[] = []
  #unfiled = new Set<Entry>()
  readonly #hits = new Hits()
  #mentions = 0
  #nextOrder = 0

  constructor(subjects: Iterable<MatcherSubject> = []) {
    this.replace(subjects)
  }

  get size(): number {
    return this.#entries.size
  }

  /** The whole set anew, also forgetting tokens nobody asks for any more. A later subject takes the place of one with the same id. */
  replace(subjects: Iterable<MatcherSubject>): void {
    this.#vocabulary = new Vocabulary()
    this.#scan = new MentionScan(this.#vocabulary)
    this.#entries = new Map()
    this.#postings = []
    this.#unfiled = new Set()
    // Filed only once all are known: what many ask for is a bad place to file under.
    for (const { id, query } of subjects) {
      const before = this.#entries.get(id)
      if (before !== undefined) this.#count(before, -1)
      this.#entries.set(id, this.#compiled(id, query, before?.order))
    }
    // Without holes, so that the engine keeps it a plain array.
    this.#postings = Array.from({ length: this.#vocabulary.size }, () => undefined)
    for (const entry of this.#entries.values()) this.#file(entry)
  }

  set(id: string, query: Query): void {
    const before = this.#entries.get(id)
    if (before !== undefined) this.#unfile(before)
    const entry = this.#compiled(id, query, before?.order)
    this.#entries.set(id, entry)
    this.#file(entry)
  }

  delete(id: string): boolean {
    const entry = this.#entries.get(id)
    if (entry === undefined) return false
    this.#entries.delete(id)
    this.#unfile(entry)
    return true
  }

  #unfile(entry: Entry): void {
    this.#count(entry, -1)
    this.#unfiled.delete(entry)
    for (const { key } of entry.filings) {
      const posting = this.#postings[key]
      if (posting !== undefined) remove(entry, posting)
    }
  }

  /** Subjects that match, in the order in which they were first given, each with where. */
  match(m: MatchInput): SubjectHit[] {
    const candidates = this.#candidatesOf(m)
    const found: Entry[] = []
    for (const entry of candidates) if (verify(entry.part, this.#scan)) found.push(entry)
    return this.#hitsOf(found)
  }

  /** How many queries `match` would check for this mention; what the index is worth. */
  candidates(m: MatchInput): number {
    return this.#candidatesOf(m).length
  }

  /** The same answer as `match` from checking every query: the yardstick of its benchmark and tests. */
  matchByCheckingAll(m: MatchInput): SubjectHit[] {
    this.#scan.scan(m)
    const found: Entry[] = []
    for (const entry of this.#entries.values()) if (verify(entry.part, this.#scan)) found.push(entry)
    return this.#hitsOf(found)
  }

  /** Scans the mention and gives the queries filed under what it holds, each once. */
  #candidatesOf(m: MatchInput): Entry[] {
    const scan = this.#scan
    scan.scan(m)
    this.#mentions += 1
    const mention = this.#mentions
    const candidates: Entry[] = []
    for (let touched = 0; touched < scan.touchedCount; touched += 1) {
      const posting = this.#postings[scan.touched[touched] ?? 0]
      if (posting === undefined) continue
      const { entries, also } = posting
      for (let at = 0; at < entries.length; at += 1) {
        const other = also[at] ?? -1
        if (other >= 0 && !scan.has(other)) continue
        const entry = entries[at]
        if (entry === undefined || entry.seen === mention) continue
        entry.seen = mention
        candidates.push(entry)
      }
    }
    for (const entry of this.#unfiled) candidates.push(entry)
    return candidates
  }

  #hitsOf(found: Entry[]): SubjectHit[] {
    if (found.length > 1) found.sort((a, b) => a.order - b.order)
    return found.map(({ id, part }) => {
      this.#hits.count = 0
      collectHits(part, this.#scan, this.#hits)
      return { id, hits: this.#hits.spans(this.#scan) }
    })
  }

  #compiled(id: string, query: Query, order: number = this.#nextOrder): Entry {
    this.#nextOrder = Math.max(this.#nextOrder, order + 1)
    const entry: Entry = { id, order, part: compile(query.root, this.#vocabulary), filings: [], seen: 0 }
    this.#count(entry, 1)
    return entry
  }

  #count(entry: Entry, times: 1 | -1): void {
    forEachKey(entry.part, (key) => this.#vocabulary.use(key, times))
  }

  #file(entry: Entry): void {
    const required = requiredOf(entry.part, this.#vocabulary)
    entry.filings = required?.filings ?? []
    if (entry.filings.length === 0) this.#unfiled.add(entry)
    for (const { key, also } of entry.filings) {
      const posting = this.#postings[key]
      if (posting === undefined) this.#postings[key] = { entries: [entry], also: [also] }
      else {
        posting.entries.push(entry)
        posting.also.push(also)
      }
    }
  }
}

function remove(entry: Entry, { entries, also }: Posting): void {
  for (let at = entries.indexOf(entry); at >= 0; at = entries.indexOf(entry)) {
    entries.splice(at, 1)
    also.splice(at, 1)
  }
}
