export interface CsvColumn<T> {
  readonly title: string
  readonly value: (item: T) => string | number
}

/** RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. */
export function csvOf<T>(columns: readonly CsvColumn<T>[], items: readonly T[]): string {
  const rows = [
    columns.map((column) => cell(column.title)),
    ...items.map((item) => columns.map((column) => cell(column.value(item)))),
  ]
  return `\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}\r\n`
}

/** Text that a spreadsheet would take for a formula is neutralised with an apostrophe. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
