import type { Read } from './chinese-numerals.ts'

const english: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
  dozen: 12,
  dozens: 24,
  hundreds: 100,
  thousands: 1000,
  scores: 40,
  several: 3,
  couple: 2,
}
const englishOpen = new Set(['dozens', 'hundreds', 'thousands', 'scores', 'several'])

export function isLatin(code: number): boolean {
  return code >= 97 && code <= 122
}

/** a dozen, half a dozen, a hundred. */
const article = /^(?:half )?an? (?=dozen|hundred|thousand|million|couple)/

/** twenty-five, three hundred, dozens, a dozen. */
export function readEnglish(text: string, from: number): Read | undefined {
  const lead = article.exec(text.slice(from, from + 20))?.[0] ?? ''
  const read = readWords(text, from + lead.length)
  return read === undefined || !lead.startsWith('half') ? read : { ...read, value: read.value / 2 }
}

function readWords(text: string, from: number): Read | undefined {
  let at = from
  let total = 0
  let current = 0
  let open = false
  let end = from
  for (let words = 0; words < 6; words += 1) {
    let wordEnd = at
    while (wordEnd < text.length && wordEnd - at < 12 && isLatin(text.charCodeAt(wordEnd))) wordEnd += 1
    const word = text.slice(at, wordEnd)
    // two hundred and five; three and five are two figures.
    if (word === 'and' && end > from && total + current >= 100) {
      at = wordEnd + 1
      continue
    }
    const value = english[word]
    if (value === undefined) break
    if ((value >= 100 || word === 'dozen') && word !== 'hundreds' && word !== 'thousands') {
      current = Math.max(1, current) * value
      if (value >= 1000) {
        total += current
        current = 0
      }
    } else current += value
    open ||= englishOpen.has(word)
    end = wordEnd
    at = wordEnd + 1
    if (text[wordEnd] !== ' ' && text[wordEnd] !== '-') break
  }
  return end === from ? undefined : { value: total + current, end, vague: open }
}
