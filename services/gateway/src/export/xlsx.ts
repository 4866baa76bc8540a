import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { neutralised, type Cell } from './cells.ts'

/** Rows one sheet holds, the heading among them. */
export const sheetRows = 1_048_576
const longestCell = 32_767

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The smallest workbook of one sheet; cell styles: 0 plain, 1 heading, 2 time. */
const fixedParts = (sheetName: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${media}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${media}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${media}.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${xmlText(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
})

/**
 * A workbook with one sheet, written while `rows` come. Each item of `rows` is sheet XML made by `xlsxRow`; the stream
 * fails when they do, and ends them when it is destroyed.
 */
export function xlsxStream(sheetName: string, heading: readonly string[], rows: AsyncIterable<string>): Readable {
  const zip = new ZipFile()
  for (const [path, xml] of Object.entries(fixedParts(sheetName))) zip.addBuffer(Buffer.from(declaration + xml), path)
  const sheet = Readable.from(sheetXml(heading, rows), { objectMode: false, highWaterMark: 65_536 })
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', { compressionLevel: 4 })
  zip.end()
  const output = new Readable().wrap(zip.outputStream)
  zip.on('error', (error: Error) => output.destroy(error))
  output.on('close', () => sheet.destroy())
  return output
}

async function* sheetXml(heading: readonly string[], rows: AsyncIterable<string>): AsyncGenerator<string> {
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData><row>${heading.map((text) => textCell(text, 1)).join('')}</row>`
  yield* rows
  yield '</sheetData></worksheet>'
}

export function xlsxRow(cells: readonly Cell[], local: (time: Date) => string): string {
  return `<row>${cells.map((cell) => xlsxCell(cell, local)).join('')}</row>`
}

function xlsxCell(cell: Cell, local: (time: Date) => string): string {
  if (cell === undefined) return '<c/>'
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
  if (cell instanceof Date) return `<c s="2"><v>${serialOf(local(cell))}</v></c>`
  return textCell(neutralised(cell), 0)
}

/** Days since the beginning of 1900 as spreadsheets count them, of a local time. */
function serialOf(local: string): number {
  return Date.parse(`${local.replace(' ', 'T')}Z`) / 86_400_000 + 25_569
}

function textCell(text: string, style: number): string {
  const shown = text.length > longestCell ? `${text.slice(0, longestCell - 1).toWellFormed()}…` : text
  return `<c t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${xmlText(shown)}</t></is></c>`
}

// What XML 1.0 cannot hold, or holds only with a frown, is left out.
const notXml = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

/** Spreadsheets read `_x0041_` as the character of that number, so its first underscore is written as one. */
const escapeLike = /_(?=x[0-9a-f]{4}_)/gi

export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(notXml, '')
    .replace(escapeLike, '_x005F_')
    .replace(/[&<>"\r]/g, (character) => escapes[character] ?? '')
}
