import type { GradedAlert } from '@groundswell/contracts'

export interface CsvColumn {
  readonly title: string
  readonly value: (alert: GradedAlert) => string | number
}

/** RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. */
export function csvOf(columns: readonly CsvColumn[], alerts: readonly GradedAlert[]): string {
  const rows = [
    columns.map((column) => cell(column.title)),
    ...alerts.map((alert) => columns.map((column) => cell(column.value(alert)))),
  ]
  return `\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}\r\n`
}

/** Text that a spreadsheet would take for a formula is neutralised with an apostrophe. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
