import { clockWords } from './clock-words.ts'
import { correctionWords } from './correction-words.ts'
import { foundWords } from './found-words.ts'
import { frameWords } from './frame-words.ts'
import { incidentWords } from './incident-words.ts'
import { pageWords } from './page-words.ts'
import { problemWords } from './problem-words.ts'
import { provinceWords } from './province-words.ts'
import { queryEditorWords } from './query-editor-words.ts'
import { savedSearchWords } from './saved-search-words.ts'
import { searchWords } from './search-words.ts'
import { subjectClassifierWords } from './subject-classifier-words.ts'
import { subjectWords } from './subject-words.ts'
import { trendWords } from './trend-words.ts'
import { vocabularyWords } from './vocabulary-words.ts'
import type { Word } from './word-list.ts'

export const dictionary = {
  ...vocabularyWords,
  ...clockWords,
  ...correctionWords,
  ...foundWords,
  ...frameWords,
  ...problemWords,
  ...pageWords,
  ...incidentWords,
  ...searchWords,
  ...subjectWords,
  ...subjectClassifierWords,
  ...queryEditorWords,
  ...savedSearchWords,
  ...provinceWords,
  ...trendWords,
}
export type WordKey = keyof typeof dictionary

export const wordLists = [
  vocabularyWords,
  clockWords,
  correctionWords,
  foundWords,
  frameWords,
  problemWords,
  pageWords,
  incidentWords,
  searchWords,
  subjectWords,
  subjectClassifierWords,
  queryEditorWords,
  savedSearchWords,
  provinceWords,
  trendWords,
] as const

export function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(dictionary, key)
}

export function wordOf(key: WordKey): Word {
  return dictionary[key]
}
