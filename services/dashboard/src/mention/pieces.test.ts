import { describe, expect, it } from 'vitest'
import { excerptOf, piecesOf } from './pieces.ts'

describe('a text marked for two reasons', () => {
  it('is marked by the first wherever both hit, and is whole', () => {
    const pieces = piecesOf(
      '云岭速运又丢件了',
      [{ start: 5, end: 7 }],
      [
        { start: 0, end: 4 },
        { start: 4, end: 6 },
      ],
    )
    expect(pieces).toEqual([
      { text: '云岭速运', marked: true, other: true },
      { text: '又', marked: true, other: true },
      { text: '丢件', marked: true },
      { text: '了', marked: false },
    ])
    expect(piecesOf('ab', [], [{ start: 5, end: 9 }])).toEqual([{ text: 'ab', marked: false }])
  })
})

describe('cutting a text at its marks', () => {
  it('gives back the whole text whatever the marks', () => {
    const marks = [
      { start: 5, end: 99 },
      { start: 0, end: 2 },
      { start: 1, end: 3 },
      { start: 4, end: 4 },
    ]
    const pieces = piecesOf('云岭速运延误了', marks)
    expect(pieces.map((piece) => piece.text).join('')).toBe('云岭速运延误了')
    expect(pieces.filter((piece) => piece.marked).map((piece) => piece.text)).toEqual(['云岭', '速', '误了'])
  })

  it('marks nothing without marks', () => {
    expect(piecesOf('abc', [])).toEqual([{ text: 'abc', marked: false }])
    expect(piecesOf('', [])).toEqual([{ text: '', marked: false }])
  })
})

describe('an excerpt', () => {
  it('begins shortly before the first mark when it lies deep', () => {
    const text = `${'一'.repeat(400)}延误${'二'.repeat(400)}`
    const excerpt = excerptOf(text, [{ start: 400, end: 402 }])
    expect(excerpt.text.length).toBeLessThan(230)
    const [mark] = excerpt.stretches
    expect(excerpt.text.slice(mark?.start, mark?.end)).toBe('延误')
  })

  it('never cuts a character in two', () => {
    for (let length = 1; length < 12; length += 1) {
      expect(excerptOf('😀😀😀😀😀😀', [], length).text.isWellFormed()).toBe(true)
      const deep = excerptOf(`${'😀'.repeat(50)}x`, [{ start: 100, end: 101 }], 20 + length)
      expect(deep.text.isWellFormed()).toBe(true)
    }
  })

  it('is the text itself when it is short', () => {
    expect(excerptOf('短', [])).toEqual({ text: '短', stretches: [], cut: false })
  })
})
