import type { LabelledText } from './read-data.ts'

/** Labels of one's own texts: tone (pos, neg, neu) or event (event, quiet). */
export const ownLabels = ['pos', 'neg', 'neu', 'event', 'quiet'] as const

/** One's own texts are left out fifth by fifth to calibrate on. */
const folds = 5

/** Fields of a CSV with quotes doubled inside quotes (RFC 4180). */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (quoted) {
      if (character === '"' && text[at + 1] === '"') {
        field += '"'
        at += 1
      } else if (character === '"') quoted = false
      else field += character
    } else if (character === '"' && field === '') quoted = true
    else if (character === ',') {
      row.push(field)
      field = ''
    } else if (character === '\n') {
      row.push(field.endsWith('\r') ? field.slice(0, -1) : field)
      rows.push(row)
      row = []
      field = ''
    } else field += character
  }
  if (field !== '' || row.length > 0) rows.push([...row, field])
  return rows.filter((each) => each.some((value) => value !== ''))
}

/** One's own texts from a CSV with the columns `text` and `label`; throws with the line of the first bad row. */
export function readOwnCsv(csv: string): LabelledText[] {
  const [head, ...rows] = parseCsv(csv.replace(/^\ufeff/, ''))
  const textAt = head?.indexOf('text') ?? -1
  const labelAt = head?.indexOf('label') ?? -1
  if (textAt === -1 || labelAt === -1) throw new Error('the first line must name the columns text and label')
  return rows.map((row, index) => {
    const text = row[textAt] ?? ''
    const label = row[labelAt] ?? ''
    if (text === '' || !(ownLabels as readonly string[]).includes(label))
      throw new Error(`row ${index + 2}: needs a text and a label of ${ownLabels.join(', ')}; got "${label}"`)
    return { text, label, set: `own-${index % folds}`, lang: /[一-龥]/.test(text) ? 'zh' : 'en' }
  })
}
