/** A date is shown as local time in the time zone of the export. */
export type Cell = string | number | Date | undefined

/**
 * Text that a spreadsheet might take for a formula gets a leading apostrophe: what begins with = + - @ (full-width ones
 * too, after white space too) or with a tab or line break. Numbers are written as numbers and need none.
 */
export function neutralised(text: string): string {
  return /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(text) ? `'${text}` : text
}

/** `2026-03-02 09:00:00` in the time zone. */
export function localTimes(timeZone: string): (time: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return (time) => format.format(time)
}
