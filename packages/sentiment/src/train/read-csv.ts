import { CsvError, parse } from 'csv-parse/sync'
import { textKey, type LabelledText } from './read-data.ts'

/** Labels of one's own texts: tone (pos, neg, neu) or event (event, quiet). */
export const ownLabels = ['pos', 'neg', 'neu', 'event', 'quiet'] as const

/** One's own texts are left out fifth by fifth to calibrate on. */
const folds = 5
/** Spreadsheets run what begins so; exports put an apostrophe before it (OWASP, CSV injection). */
const guarded = /^'(?=[=+\-@\t\r])/

/** A table that cannot be learnt from: the message says where and what to do. */
export class OwnCsvError extends Error {}

interface Parsed {
  readonly record: readonly string[]
  /** Lines read when the record was whole, from 1. */
  readonly info: { readonly lines: number }
}

/**
 * One's own texts from a CSV (RFC 4180, with or without a byte order mark) with the columns `text` and `label`. Of a text that
 * stands in it more than once the last row counts, once for its tone and once for whether something happens. Throws
 * `OwnCsvError` with the line of the first bad row.
 */
export function readOwnCsv(csv: string): LabelledText[] {
  const [head, ...rows] = parsed(csv)
  const textAt = head?.record.indexOf('text') ?? -1
  const labelAt = head?.record.indexOf('label') ?? -1
  if (textAt === -1 || labelAt === -1) throw new OwnCsvError('the first line must name the columns text and label')
  const found = new Map<string, Omit<LabelledText, 'set'>>()
  const places = new Map<string, number>()
  for (const { record, info } of rows) {
    const text = (record[textAt] ?? '').replace(guarded, '')
    const label = record[labelAt] ?? ''
    if (text.trim() === '' || !(ownLabels as readonly string[]).includes(label))
      throw new OwnCsvError(`line ${info.lines}: needs a text and a label of ${ownLabels.join(', ')}; got "${label}"`)
    const key = textKey(text) || text
    if (!places.has(key)) places.set(key, places.size)
    const asked = label === 'event' || label === 'quiet' ? 'event' : 'tone'
    found.set(`${asked} ${key}`, { text, label, lang: /[一-龥]/.test(text) ? 'zh' : 'en' })
  }
  if (found.size === 0) throw new OwnCsvError('there are no rows below the first line: nothing to learn from')
  // The same text lies in one fifth, whatever is asked of it.
  return [...found].map(([key, row]) => ({
    ...row,
    set: `own-${(places.get(key.slice(key.indexOf(' ') + 1)) ?? 0) % folds}`,
  }))
}

function parsed(csv: string): readonly Parsed[] {
  try {
    return parse(csv, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Parsed[]
  } catch (error) {
    if (error instanceof CsvError) throw new OwnCsvError(error.message)
    throw error
  }
}

/** UTF-8, or else GB18030, in which Chinese spreadsheets save; anything else is refused. */
export function decodeTable(bytes: Uint8Array): { readonly text: string; readonly encoding: 'utf-8' | 'gb18030' } {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  throw new OwnCsvError('is neither UTF-8 nor GB18030: save it as "CSV UTF-8"')
}
