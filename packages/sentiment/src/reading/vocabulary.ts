import { fold } from '@groundswell/text'
import { Automaton } from './automaton.ts'
import type { FieldReading } from './read-field.ts'

/** What words are looked for as; each has its own list of hits. */
export const roles = [
  'lexicon',
  'face',
  'negator',
  'degree',
  'category',
  'emotion',
  'regulator',
  'act',
  'notAct',
  'outlet',
  'localEnding',
  'place',
  'casualty',
  'notCasualty',
  'complaint',
  'grievance',
  'party',
  'ask',
  'notComplainant',
  'money',
  'outage',
  'legal',
  'recall',
  'notRecall',
  'report',
  'claim',
  'official',
  'denial',
  'supposed',
  'possible',
  'wanted',
  'history',
  'present',
  'earlier',
  'partial',
  'comparison',
  'negation',
] as const
export type Role = (typeof roles)[number]

/** A word found: half-open range of folded units; `value` is what the list says of it (strength, index, kind). */
export interface Hit {
  readonly value: number
  readonly start: number
  readonly end: number
}

export interface VocabularyEntry {
  readonly word: string
  readonly role: Role
  readonly value: number
}

const roleIndex = Object.fromEntries(roles.map((role, index) => [role, index])) as Readonly<Record<Role, number>>
const none: readonly Hit[] = []
const noHits: readonly (Hit[] | undefined)[] = roles.map(() => undefined)

function isWordUnit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
}

/** Hits of one field by role, each list without overlaps, leftmost and longest first kept, in reading order. */
export class FieldHits {
  readonly #byRole: readonly (readonly Hit[] | undefined)[]

  constructor(byRole: readonly (readonly Hit[] | undefined)[]) {
    this.#byRole = byRole
  }

  of(role: Role): readonly Hit[] {
    return this.#byRole[roleIndex[role]] ?? none
  }

  /** The hits of a role that lie wholly in [start, end). */
  between(role: Role, start: number, end: number): Hit[] {
    const hits = this.of(role)
    const found: Hit[] = []
    if (hits.length === 0) return found
    for (let at = lowerBound(hits, start); at < hits.length; at += 1) {
      const hit = hits[at]
      if (hit === undefined || hit.start >= end) break
      if (hit.end <= end) found.push(hit)
    }
    return found
  }

  any(role: Role, start: number, end: number): boolean {
    const hits = this.of(role)
    if (hits.length === 0) return false
    for (let at = lowerBound(hits, start); at < hits.length; at += 1) {
      const hit = hits[at]
      if (hit === undefined || hit.start >= end) return false
      if (hit.end <= end) return true
    }
    return false
  }
}

function lowerBound(hits: readonly Hit[], start: number): number {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hits[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return low
}

/** All the word lists as one automaton: one pass finds every word of every list. */
export class Vocabulary {
  readonly #automaton: Automaton
  readonly #entries: (readonly { readonly role: number; readonly value: number }[])[]
  readonly #latinStart: Uint8Array
  readonly #latinEnd: Uint8Array

  constructor(entries: Iterable<VocabularyEntry>) {
    const byWord = new Map<string, { role: number; value: number }[]>()
    for (const entry of entries) {
      const word = fold(entry.word.replaceAll('_', ' '))
      if (word === '') continue
      const known = byWord.get(word) ?? []
      const role = roleIndex[entry.role]
      if (!known.some((other) => other.role === role)) known.push({ role, value: entry.value })
      byWord.set(word, known)
    }
    const words = [...byWord.keys()]
    this.#automaton = new Automaton(words)
    this.#entries = [...byWord.values()]
    this.#latinStart = Uint8Array.from(words, (word) => (isWordUnit(word.charCodeAt(0)) ? 1 : 0))
    this.#latinEnd = Uint8Array.from(words, (word) => (isWordUnit(word.charCodeAt(word.length - 1)) ? 1 : 0))
  }

  find(reading: Pick<FieldReading, 'units' | 'length'>): FieldHits {
    const { units, length } = reading
    const byRole = noHits.slice()
    this.#automaton.scan(units, length, (pattern, start, end) => {
      // Latin words are whole words: "hot" is not in "hotel".
      if (this.#latinStart[pattern] === 1 && start > 0 && isWordUnit(units[start - 1] ?? 0)) {
        if (units[start] !== 110 || units[start + 1] !== 39) return
      }
      if (this.#latinEnd[pattern] === 1 && end < length && isWordUnit(units[end] ?? 0)) return
      const entries = this.#entries[pattern]
      if (entries === undefined) return
      for (let index = 0; index < entries.length; index += 1) {
        const entry = entries[index]
        if (entry === undefined) continue
        const hits = byRole[entry.role]
        if (hits === undefined) byRole[entry.role] = [{ value: entry.value, start, end }]
        else keepLongest(hits, entry.value, start, end)
      }
    })
    return new FieldHits(byRole)
  }
}

/** Hits come by growing end. One that begins earlier stands; one the new hit swallows gives way. */
function keepLongest(hits: Hit[], value: number, start: number, end: number): void {
  for (let last = hits[hits.length - 1]; last !== undefined && last.end > start; last = hits[hits.length - 1]) {
    if (last.start < start) return
    hits.pop()
  }
  hits.push({ value, start, end })
}
