import { isLatin } from './english-numerals.ts'
import {
  beginsStory,
  clauseAround,
  reach,
  sentenceAround,
  sentenceIndexAt,
  type Passage,
  type Stretch,
} from './passage.ts'

/** The last of ascending places that lies before `at`; -1 if none. */
function lastBelow(places: readonly number[], at: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < at) low = middle + 1
    else high = middle
  }
  return places[low - 1] ?? -1
}

/** The end of the last cue of a role in [from, at); -1 if none. */
function lastEndBefore(passage: Passage, role: 'history' | 'present', from: number, at: number): number {
  // 十年前的今天 is no sign of the present.
  const found = passage.hits
    .between(role, from, at)
    .filter((hit) =>
      role === 'present'
        ? !passage.text.startsWith('前的', hit.start - 2)
        : !beginsStory(passage.text.slice(hit.end, hit.end + 30)),
    )
  return found[found.length - 1]?.end ?? -1
}

/** Where the last sign of another time ends before `at`; -1 if none. */
function historyBefore(passage: Passage, sentence: Stretch, at: number): number {
  let last = lastEndBefore(passage, 'history', sentence.start, at)
  const year = lastBelow(passage.pastYears, at)
  if (year >= sentence.start) last = Math.max(last, year)
  return last
}

/** 死了5人，那是去年的事; 此前曾误报为21人 is another figure. */
const wasThen = /^,(?:这|那|都|是|已|说的|发生在|还)/

const continues = [
  '事故',
  '该事故',
  '该事件',
  '当时',
  '那次',
  '那场',
  '其中',
  '造成',
  '最终',
  '后来',
  '结果',
  '导致',
  '随后',
  '共造成',
  '共有',
]

/** killed 23 people in 2021, was lost to scams last year */
function isPastBehind(passage: Passage, clause: Stretch, end: number): boolean {
  const year = lastBelow(passage.pastYears, Math.min(clause.end, end + 16))
  return year >= end || passage.hits.any('history', end, Math.min(clause.end, end + 40))
}

/** … injured three this week: English says when behind what happened. */
function isNowBehind(passage: Passage, sentence: Stretch, end: number): boolean {
  return isLatin(passage.text.charCodeAt(end - 1)) && passage.hits.any('present', end, Math.min(sentence.end, end + 24))
}

/** True where the place speaks of another time; a sentence that goes on with the one before keeps its time. */
export function isHistory(passage: Passage, start: number, end: number): boolean {
  const sentence = sentenceAround(passage, start, end)
  const past = historyBefore(passage, sentence, start)
  const present = lastEndBefore(passage, 'present', sentence.start, start)
  if (past >= 0 && past >= present) return !isNowBehind(passage, sentence, end)
  if (past >= 0) return false
  if (present >= 0) return false
  if (isLatin(passage.text.charCodeAt(end - 1)) && isPastBehind(passage, clauseAround(passage, end, end), end))
    return true
  const [later] = passage.hits.between('history', end, Math.min(sentence.end, end + 12))
  if (later !== undefined) {
    const gap = passage.text.slice(end, later.end)
    if (!/[,:]/.test(gap) || wasThen.test(gap)) return true
  }
  const index = sentenceIndexAt(passage, start)
  const own = passage.sentences[index]
  const before = passage.sentences[index - 1]
  if (own === undefined || before === undefined) return false
  const opening = passage.text.slice(own.start, own.start + 12).trimStart()
  if (!continues.some((word) => opening.startsWith(word))) return false
  const from = Math.max(before.start, before.end - 3 * reach)
  return (
    historyBefore(passage, { start: from, end: before.end }, before.end) >
    lastEndBefore(passage, 'present', from, before.end)
  )
}
