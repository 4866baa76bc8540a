/**
 * Writes known-words.bin from a data folder laid out as for `pnpm train`:
 * node packages/sentiment/src/subject/build-known-words.ts FOLDER
 */
import { writeFileSync } from 'node:fs'
import { fold } from '@groundswell/text'
import { readFolder } from '../train/read-data.ts'
import { KnownWords, knownWordsFile } from './known-words.ts'
import { neverInNames } from './other-party.ts'

/** How often a pair and a word must stand in the texts. */
const pairsFrom = 5
const wordsFrom = 3
/** Characters read of a text. */
const readLength = 600

const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: build-known-words.ts FOLDER')
const counts = new Map<string, number>()
for (const texts of readFolder(folder).values())
  for (const { text } of texts) {
    const folded = fold(text.slice(0, readLength))
    const count = (word: string): void => void counts.set(word, (counts.get(word) ?? 0) + 1)
    for (const [word] of folded.matchAll(/[a-z]{2,}/g)) count(word)
    for (const [run] of folded.matchAll(/[一-龥]{2,}/g))
      for (let at = 0; at + 1 < run.length; at += 1) {
        const pair = run.slice(at, at + 2)
        if (!neverInNames.has(pair.charAt(0)) && !neverInNames.has(pair.charAt(1))) count(pair)
      }
  }
const known = new KnownWords()
let kept = 0
for (const [word, count] of counts)
  if (count >= (word.charCodeAt(0) < 128 ? wordsFrom : pairsFrom)) {
    known.add(word)
    kept += 1
  }
writeFileSync(knownWordsFile, known.bytes)
process.stdout.write(`${kept} of ${counts.size} pairs and words kept\n`)
