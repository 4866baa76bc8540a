import { isStopWord } from '@groundswell/query'

/** In how many texts a term stands. */
export interface Term {
  readonly term: string
  readonly count: number
}

/** Words one term is put together of, at most. */
const longest = 8
const separator = '|'
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
  const levels: Map<string, number>[] = []
  for (let length = 1; length <= longest; length += 1) {
    const shorter = levels.at(-1)
    const grams = (own: readonly (readonly string[])[]): string[] => own.flatMap((run) => gramsOf(run, length, shorter))
    levels.push(counted(runs, grams, minimum))
  }
  for (const [at, level] of levels.entries())
    for (const [gram, count] of level)
      for (const part of partsOf(gram))
        if (count >= absorbed * (levels[at - 1]?.get(part) ?? Infinity)) levels[at - 1]?.delete(part)
  const han = levels.flatMap((level) => Array.from(level, ([gram, count]) => [joinedGram(gram), count] as const))
  const terms = [...counted(texts, wordsOf, minimum), ...han.filter(([term]) => isWhole(term))]
  const sorted = terms
    .filter(([term]) => !isStopWord(term))
    .map(([term, count]): Term => ({ term, count }))
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

/** Runs of so many words, of which both shorter parts are known to be frequent. */
function gramsOf(run: readonly string[], length: number, known: ReadonlyMap<string, number> | undefined): string[] {
  const grams: string[] = []
  for (let at = 0; at + length <= run.length; at += 1) {
    const gram = run.slice(at, at + length).join(separator)
    if (known === undefined || partsOf(gram).every((part) => known.has(part))) grams.push(gram)
  }
  return grams
}

/** What is left without the first word, and without the last; nothing of a single word. */
function partsOf(gram: string): string[] {
  const first = gram.indexOf(separator)
  return first < 0 ? [] : [gram.slice(first + 1), gram.slice(0, gram.lastIndexOf(separator))]
}

function joinedGram(gram: string): string {
  return gram.replaceAll(separator, '')
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
