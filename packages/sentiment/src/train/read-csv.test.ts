import { describe, expect, it } from 'vitest'
import { decodeTable, readOwnCsv } from './read-csv.ts'

describe('a table of one’s own texts', () => {
  it('counts a text once for its tone and once for whether something happens, the last row of each, in one fifth', () => {
    const rows = readOwnCsv('text,label\n托盘翻了,neg\n托盘翻了！,neu\n托盘翻了,event\n月台空了,pos\n')
    expect(rows.map(({ text, label }) => [text, label])).toEqual([
      ['托盘翻了！', 'neu'],
      ['托盘翻了', 'event'],
      ['月台空了', 'pos'],
    ])
    expect(rows[0]?.set).toBe(rows[1]?.set)
    expect(rows[2]?.set).not.toBe(rows[0]?.set)
  })

  it('takes off the apostrophe that exports put before what spreadsheets would run', () => {
    expect(readOwnCsv("text,label\n'@云岭速运 三天没动,neg\n'quoted,neu\n").map(({ text }) => text)).toEqual([
      '@云岭速运 三天没动',
      "'quoted",
    ])
  })

  it('says the line of a bad row, blank lines and lines within quotes counted', () => {
    expect(() => readOwnCsv('text,label\n\n"好\n很好",pos\n坏,great\n')).toThrow('line 5: needs a text and a label')
    expect(() => readOwnCsv('text,label\n好,great\n')).toThrow('line 2')
    expect(() => readOwnCsv('a,b\n')).toThrow('text and label')
    expect(() => readOwnCsv('text,label\n')).toThrow('nothing to learn from')
    expect(() => readOwnCsv('text,label\n"好,pos\n')).toThrow(/[Qq]uote/)
  })

  it('is read as UTF-8, or else as GB18030; what is neither is refused', () => {
    expect(decodeTable(Buffer.from('托盘'))).toEqual({ text: '托盘', encoding: 'utf-8' })
    expect(decodeTable(Uint8Array.of(0xcd, 0xd0, 0xc5, 0xcc))).toEqual({ text: '托盘', encoding: 'gb18030' })
    expect(() => decodeTable(Uint8Array.of(0xff, 0xfe, 0x2c))).toThrow('CSV UTF-8')
  })
})
