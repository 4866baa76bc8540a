/** The reader's own zone, as the API takes it: days of a trend begin at its midnight. */
export function readerTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
