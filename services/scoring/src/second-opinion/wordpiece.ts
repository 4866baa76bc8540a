import { readFileSync } from 'node:fs'
import { messageOf, UserError } from '@groundswell/runtime'

export interface Tokenizer {
  /** Ids of `[CLS] text [SEP]`, at most `maximum` of them. */
  encode(text: string, maximum: number): number[]
}

const longestWord = 100
const han = /[㐀-䶿一-鿿豈-﫿\u{20000}-\u{2fa1f}]/u
const punctuation = /[!-/:-@[-`{-~]|\p{P}/u

/** Tokens as BERT's own: white space, each Han character and each mark apart, then the longest pieces from the left. */
export function readVocabulary(path: string, lowerCase: boolean): Tokenizer {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new UserError(
      `cannot read the vocabulary ${path}: ${messageOf(error)}`,
      'set scoring.secondOpinion.vocabulary to the vocab.txt of the model',
    )
  }
  const ids = new Map(
    text
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
      .map((piece, id) => [piece, id]),
  )
  const special = (piece: string): number => {
    const id = ids.get(piece)
    if (id !== undefined) return id
    throw new UserError(
      `the vocabulary ${path} has no ${piece}`,
      'give the vocab.txt of a BERT model, one piece a line',
    )
  }
  const [begin, end, unknown] = [special('[CLS]'), special('[SEP]'), special('[UNK]')]
  return {
    encode: (whole, maximum) => {
      const found = [begin]
      for (const word of wordsOf(whole, lowerCase)) {
        found.push(...piecesOf(word, ids, unknown))
        if (found.length >= maximum - 1) break
      }
      return [...found.slice(0, maximum - 1), end]
    },
  }
}

export function wordsOf(text: string, lowerCase: boolean): string[] {
  const folded = lowerCase
    ? text
        .toLowerCase()
        .normalize('NFD')
        .replaceAll(/\p{Mn}/gu, '')
    : text
  const words: string[] = []
  let word = ''
  for (const character of folded) {
    const space = /[\s\ufffd\p{Cc}]/u.test(character)
    const alone = !space && (han.test(character) || punctuation.test(character))
    if (!space && !alone) {
      word += character
      continue
    }
    if (word !== '') words.push(word)
    word = ''
    if (alone) words.push(character)
  }
  if (word !== '') words.push(word)
  return words
}

function piecesOf(word: string, ids: ReadonlyMap<string, number>, unknown: number): number[] {
  const characters = Array.from(word)
  if (characters.length > longestWord) return [unknown]
  const pieces: number[] = []
  for (let start = 0; start < characters.length;) {
    let end = characters.length
    let id: number | undefined
    for (; end > start && id === undefined; end -= 1)
      id = ids.get(`${start === 0 ? '' : '##'}${characters.slice(start, end).join('')}`)
    if (id === undefined) return [unknown]
    pieces.push(id)
    start = end + 1
  }
  return pieces
}
