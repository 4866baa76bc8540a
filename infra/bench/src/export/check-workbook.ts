import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { crc32, createInflateRaw } from 'node:zlib'

/** Rows one sheet may hold, and characters one cell. */
const sheetRows = 1_048_576
const cellText = 32_767
const sheetPath = 'xl/worksheets/sheet1.xml'
const parts = [
  '[Content_Types].xml',
  '_rels/.rels',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/styles.xml',
  sheetPath,
]

interface Entry {
  readonly path: string
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/**
 * Opens a workbook as a spreadsheet would: the ZIP directory, the parts that must be there, and the sheet unpacked as a stream,
 * its check sum, its elements closed in order, the same number of cells in every row, no character XML cannot hold, no cell and no sheet too
 * long. `trouble` says what is wrong first.
 */
export async function checkWorkbook(
  file: string,
): Promise<{ readonly rows: number; readonly trouble: string | undefined }> {
  const entries = await directoryOf(file)
  const missing = parts.find((path) => !entries.some((entry) => entry.path === path))
  const sheet = entries.find(({ path }) => path === sheetPath)
  if (missing !== undefined || sheet === undefined) return { rows: 0, trouble: `${missing} is not in it` }
  const start = await dataStart(file, sheet)
  const scan = new SheetScan()
  let crc = 0
  let size = 0
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const packed = createReadStream(file, { start, end: start + sheet.packed - 1, highWaterMark: 1 << 18 })
  for await (const chunk of packed.pipe(createInflateRaw())) {
    const bytes = chunk as Buffer
    crc = crc32(bytes, crc)
    size += bytes.byteLength
    scan.take(decoder.decode(bytes, { stream: true }))
  }
  if (crc !== sheet.crc || size !== sheet.size) return { rows: scan.rows, trouble: 'its check sum or size is wrong' }
  return { rows: scan.rows, trouble: scan.end() }
}

class SheetScan {
  rows = 0
  #rest = ''
  #trouble: string | undefined
  readonly #open: string[] = []
  #cells = 0
  #columns: number | undefined

  take(text: string): void {
    const all = this.#rest + text
    const end = all.lastIndexOf('>') + 1
    this.#rest = all.slice(end)
    for (const [, before = '', slash, name = '', empty] of all
      .slice(0, end)
      .matchAll(/([^<]*)<(\/?)([?a-zA-Z]+)[^>]*?(\/?)>/gu)) {
      if (before !== '') this.#text(before)
      if (name.startsWith('?')) continue
      if (slash === '/') this.#close(name)
      else this.#begin(name, empty === '/')
    }
  }

  end(): string | undefined {
    if (this.#rest !== '' || this.#open.length > 0) this.#trouble ??= 'the sheet has no end'
    if (this.rows > sheetRows) this.#trouble ??= `${this.rows} rows are too many for a sheet`
    return this.#trouble
  }

  #begin(name: string, empty: boolean): void {
    if (name === 'row') this.#cells = 0
    if (name === 'c') this.#cells += 1
    if (!empty) this.#open.push(name)
  }

  #close(name: string): void {
    if (this.#open.pop() !== name) this.#trouble ??= `row ${this.rows + 1}: </${name}> closes nothing`
    if (name !== 'row') return
    this.rows += 1
    this.#columns ??= this.#cells
    if (this.#cells !== this.#columns) this.#trouble ??= `row ${this.rows} has ${this.#cells} cells`
  }

  #text(text: string): void {
    // oxlint-disable-next-line no-control-regex -- it is those that must not be there
    if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text))
      this.#trouble ??= `row ${this.rows + 1}: a control character`
    if (/&(?!(?:amp|lt|gt|quot|apos|#13);)/.test(text)) this.#trouble ??= `row ${this.rows + 1}: an ampersand by itself`
    if (text.replaceAll(/&[a-z#0-9]+;/g, '.').length > cellText)
      this.#trouble ??= `row ${this.rows + 1}: a cell too long`
  }
}

/** The central directory of a ZIP file below 4 GB. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.12, 4.3.16 */
async function directoryOf(file: string): Promise<Entry[]> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const tail = Buffer.alloc(Math.min(size, 65_557))
    await handle.read(tail, 0, tail.length, size - tail.length)
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
    if (end < 0) return []
    const directory = Buffer.alloc(tail.readUInt32LE(end + 12))
    await handle.read(directory, 0, directory.length, tail.readUInt32LE(end + 16))
    const entries: Entry[] = []
    for (let at = 0; at < directory.length;) {
      const nameLength = directory.readUInt16LE(at + 28)
      entries.push({
        path: directory.toString('utf8', at + 46, at + 46 + nameLength),
        crc: directory.readUInt32LE(at + 16),
        packed: directory.readUInt32LE(at + 20),
        size: directory.readUInt32LE(at + 24),
        offset: directory.readUInt32LE(at + 42),
      })
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    }
    return entries
  } finally {
    await handle.close()
  }
}

async function dataStart(file: string, { offset }: Entry): Promise<number> {
  const handle = await open(file)
  try {
    const header = Buffer.alloc(30)
    await handle.read(header, 0, 30, offset)
    return offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  } finally {
    await handle.close()
  }
}
