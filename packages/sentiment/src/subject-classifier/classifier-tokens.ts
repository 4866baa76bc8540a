import { beginning, tokenStream, unitsToString } from '@groundswell/text'

/** Read of each text, in UTF-16 code units: what is said of a subject is said early, and training stays quick. */
const longest = 2_000

/** What a subject's classifier knows of a text: its pairs of Han characters, words of two letters or more, and emoji; each once. */
export function classifierTokens({ title, text }: { readonly title: string; readonly text: string }): Set<string> {
  const { length, units, from, to, han } = tokenStream(beginning(`${title}\n${text}`, longest))
  const folded = unitsToString(units, units.length)
  const found = new Set<string>()
  for (let at = 0; at < length; at += 1) {
    const token = folded.slice(from[at] ?? 0, to[at] ?? 0)
    // The last character of a Han run stands alone, a figure says nothing by itself.
    if (token.length < 2 || token.length > 40 || (han[at] !== 1 && /^\p{N}+$/u.test(token))) continue
    found.add(token)
  }
  return found
}
