import { neutralised, type Cell } from './cells.ts'

/** By it spreadsheets know the text for UTF-8. */
export const byteOrderMark = '\ufeff'

/** One record of RFC 4180, its line end included. */
export function csvRecord(cells: readonly Cell[], local: (time: Date) => string): string {
  return `${cells.map((cell) => csvField(cell, local)).join(',')}\r\n`
}

function csvField(cell: Cell, local: (time: Date) => string): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const text = cell instanceof Date ? local(cell) : neutralised(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
