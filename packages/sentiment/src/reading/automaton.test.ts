import { describe, expect, it } from 'vitest'
import { randomOf } from '../train/train-linear.ts'
import { Automaton } from './automaton.ts'

function units(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
}

function find(patterns: readonly string[], text: string): string[] {
  const found: string[] = []
  new Automaton(patterns).scan(units(text), text.length, (pattern, start, end) => {
    found.push(`${patterns[pattern]}@${start}-${end}`)
  })
  return found.sort()
}

describe('Automaton', () => {
  it('finds words inside words and words that overlap', () => {
    expect(find(['死亡', '死亡人数', '亡人', '人'], '死亡人数')).toEqual(
      ['死亡@0-2', '死亡人数@0-4', '亡人@1-3', '人@2-3'].sort(),
    )
  })

  it('finds what a plain search finds, for any words and any text', () => {
    const seed = 20261123
    const random = randomOf(seed)
    const word = (length: number): string => {
      let text = ''
      for (let at = 0; at < length; at += 1) text += 'ab丁'[Math.floor(random() * 3)] ?? ''
      return text
    }
    for (let round = 0; round < 300; round += 1) {
      const patterns = [...new Set(Array.from({ length: 8 }, () => word(1 + Math.floor(random() * 4))))]
      const text = word(40)
      const plain: string[] = []
      for (const pattern of patterns)
        for (let at = text.indexOf(pattern); at !== -1; at = text.indexOf(pattern, at + 1))
          plain.push(`${pattern}@${at}-${at + pattern.length}`)
      expect({ seed, round, found: find(patterns, text) }).toEqual({ seed, round, found: plain.sort() })
    }
  })
})
