/** A stretch of a text, UTF-16 code units, end exclusive, without white space at its ends; never empty. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

const sentenceEnds = new Set('。！？!?；;…\n\r\u2028\u2029｡')
const clauseEnds = new Set('，,：:')
const closers = new Set('”’」』）)】》"\'')
const digit = /[0-9０-９]/
const space = /\s/

/** Sentences: ended by 。！？!?；;… or a line break, or by a full stop that ends a word and not a number or an initial. */
export function sentences(text: string): Stretch[] {
  return split(text, false)
}

/** Clauses: sentences cut at commas and colons as well; 、 joins a list and cuts nothing, nor does a comma in a number. */
export function clauses(text: string): Stretch[] {
  return split(text, true)
}

function split(text: string, atCommas: boolean): Stretch[] {
  const found: Stretch[] = []
  let begin = 0
  for (let at = 0; at < text.length; at += 1) {
    if (!endsAt(text, at, atCommas)) continue
    let end = at + 1
    while (end < text.length && (closers.has(text.charAt(end)) || sentenceEnds.has(text.charAt(end)))) end += 1
    push(found, text, begin, end)
    begin = end
    at = end - 1
  }
  push(found, text, begin, text.length)
  return found
}

function endsAt(text: string, at: number, atCommas: boolean): boolean {
  const character = text.charAt(at)
  if (sentenceEnds.has(character)) return true
  if (character === '.') {
    const next = text.charAt(at + 1)
    const initial = /[A-Z]/.test(text.charAt(at - 1)) && !/\w/.test(text.charAt(at - 2))
    return (next === '' || space.test(next)) && !initial
  }
  if (!atCommas || !clauseEnds.has(character)) return false
  return !(digit.test(text.charAt(at - 1)) && digit.test(text.charAt(at + 1)))
}

function push(found: Stretch[], text: string, from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && space.test(text.charAt(start))) start += 1
  while (end > start && space.test(text.charAt(end - 1))) end -= 1
  if (start < end) found.push({ start, end })
}
