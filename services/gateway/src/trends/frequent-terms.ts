import { isStopWord } from '@groundswell/query'
import { isOrdinaryWord } from './ordinary-words.ts'

/** In how many texts a term stands. */
export interface Term {
  readonly term: string
  readonly count: number
}

/** Words one term is put together of, at most. */
const longest = 8
/** A term that is nearly always part of one longer term is that longer term. */
const absorbed = 0.7
const neverFirst = new Set('的了是在和与我你他她它这那就都也很吗呢吧啊呀嘛被把给让还又才只从及或等着们个')
const neverLast = new Set('的了是在和与我你他她它这那就都也很吗呢吧啊呀嘛被把给让还又才只从及或等着们个不有到为对向')

/**
 * Terms that stand in at least `minimum` of the texts (folded ones), commonest first. Words of other scripts are taken as
 * they stand. Han text is cut into words by the dictionary of ICU, which knows neither names nor newer words: so up to eight words that are
 * frequent together make one term, which takes the place of the parts that are nearly always part of it. A term neither
 * begins nor ends with a function character.
 */
export function frequentTerms(texts: readonly string[], minimum: number): Term[] {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const runs = texts.map((text) =>
    (text.match(/\p{Script=Han}{2,}/gu) ?? []).map((run) => Array.from(segmenter.segment(run), (part) => part.segment)),
  )
  const words = counted(texts, wordsOf, minimum)
  const grams = frequentGrams(runs, longest, minimum)
  for (const { count, parts } of grams)
    for (const part of parts) if (count >= absorbed * part.count) part.absorbed = true
  const han = grams.filter((gram) => !gram.absorbed && isWhole(gram.text))
  const sorted = [
    ...Array.from(words, ([term, count]): Term => ({ term, count })),
    ...han.map(({ text, count }): Term => ({ term: text, count })),
  ]
    .filter(({ term }) => !isStopWord(term) && !isOrdinaryWord(term))
    .toSorted((a, b) => b.count - a.count || b.term.length - a.term.length || (a.term < b.term ? -1 : 1))
  return withoutOverlaps(sorted)
}

function wordsOf(text: string): string[] {
  return (
    text
      .match(/(?!\p{Script=Han})[\p{L}\p{N}]+/gu)
      ?.flatMap((run) => run.split(/\p{Script=Han}+/u))
      .filter(isWord) ?? []
  )
}

function isWord(word: string): boolean {
  return word.length >= 3 && !/^\p{N}+$/u.test(word)
}

/** Words that stand side by side. */
interface Gram {
  readonly text: string
  /** In how many texts. */
  count: number
  /** What is left without the last word, and without the first; nothing of a single word. */
  readonly parts: readonly Gram[]
  readonly longer: Map<Gram, Gram>
  /** Whether it is nearly always part of a longer one. */
  absorbed: boolean
  lastText: number
}

function newGram(text: string, parts: readonly Gram[]): Gram {
  return { text, count: 0, parts, longer: new Map(), absorbed: false, lastText: -1 }
}

/** Every gram of up to `most` words that stands in at least `minimum` texts, each given as runs of words. */
function frequentGrams(texts: readonly (readonly (readonly string[])[])[], most: number, minimum: number): Gram[] {
  const words = new Map<string, Gram>()
  const single = (word: string): Gram => {
    let gram = words.get(word)
    if (gram === undefined) words.set(word, (gram = newGram(word, [])))
    return gram
  }
  const joined = (first: Gram, second: Gram, word: string): Gram => {
    let gram = first.longer.get(second)
    if (gram === undefined) first.longer.set(second, (gram = newGram(first.text + word, [first, second])))
    return gram
  }
  const frequent = new Set<Gram>()
  const count = (gram: Gram, text: number): Gram => {
    if (gram.lastText !== text) gram.count += 1
    gram.lastText = text
    if (gram.count === minimum) frequent.add(gram)
    return gram
  }
  /** Of each run, the gram of the present length that begins at each word. */
  let runs = texts.flatMap((text, at) =>
    text.map((run) => ({ run, text: at, grams: run.map((word): Gram | undefined => count(single(word), at)) })),
  )
  for (let length = 2; length <= most && runs.length > 0; length += 1) {
    const known = (gram: Gram | undefined): gram is Gram => gram !== undefined && gram.count >= minimum
    runs = runs.flatMap(({ run, text, grams }) => {
      const next = run.slice(length - 1).map((word, at) => {
        const [first, second] = [grams[at], grams[at + 1]]
        return known(first) && known(second) ? count(joined(first, second, word), text) : undefined
      })
      return next.some((gram) => gram !== undefined) ? [{ run, text, grams: next }] : []
    })
  }
  return [...frequent]
}

/** Each text counts once for each of its parts. */
function counted<T>(
  texts: readonly T[],
  partsOf: (text: T) => readonly string[],
  minimum: number,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) for (const part of new Set(partsOf(text))) counts.set(part, (counts.get(part) ?? 0) + 1)
  for (const [part, count] of counts) if (count < minimum) counts.delete(part)
  return counts
}

function isWhole(term: string): boolean {
  return term.length >= 2 && !neverFirst.has(term.slice(0, 1)) && !neverLast.has(term.slice(-1))
}

/** A phrase longer than the longest term leaves pieces of itself that overlap: the first of them stands for all. */
function withoutOverlaps(terms: readonly Term[]): Term[] {
  const kept: Term[] = []
  const holders = new Map<string, Term[]>()
  for (const each of terms) {
    const pairs = pairsOf(each.term)
    const rivals = pairs.flatMap((pair) => holders.get(pair) ?? [])
    const covered = rivals.some(
      (other) =>
        each.count >= 0.8 * other.count && rivals.filter((rival) => rival === other).length * 2 >= pairs.length,
    )
    if (covered) continue
    kept.push(each)
    for (const pair of pairs) holders.set(pair, [...(holders.get(pair) ?? []), each])
  }
  return kept
}

/** Overlapping pairs of a Han term's characters; none of a word. */
function pairsOf(term: string): string[] {
  if (!/\p{Script=Han}/u.test(term)) return []
  const characters = Array.from(term)
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}
