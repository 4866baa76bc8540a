import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Category } from '@groundswell/contracts'
import { fold } from '@groundswell/text'

/** One labelled text. */
export interface LabelledText {
  readonly text: string
  readonly label: string
  readonly set: string
  readonly lang: string
  readonly emotion?: string
  /** Something bad is happening in it, and of what kind: texts of our own alone say so beside their tone. */
  readonly event?: boolean
  readonly category?: Category
  /** What else the row says: part, topic, event. */
  readonly group?: string
}

interface Row {
  readonly text?: unknown
  readonly label?: unknown
  readonly emotion?: unknown
  readonly lang?: unknown
  readonly source?: unknown
  readonly event?: unknown
  readonly topic?: unknown
  readonly title?: unknown
}

/** Every `*.jsonl.gz` of a folder as labelled texts, by file name without its ending. */
export function readFolder(folder: string): Map<string, LabelledText[]> {
  const sets = new Map<string, LabelledText[]>()
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith('.jsonl.gz'))
    .sort()) {
    const set = name.slice(0, -'.jsonl.gz'.length)
    sets.set(set, readLines(gunzipSync(readFileSync(join(folder, name))).toString('utf8'), set))
  }
  return sets
}

export function readLines(text: string, set: string): LabelledText[] {
  const found: LabelledText[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const row = JSON.parse(line) as Row
    if (typeof row.text !== 'string' || typeof row.label !== 'string') continue
    const group = row.event ?? row.topic
    found.push({
      text: repair(row.text),
      label: row.label,
      set,
      lang: typeof row.lang === 'string' ? row.lang : 'zh',
      ...(typeof row.emotion === 'string' ? { emotion: row.emotion } : {}),
      ...(typeof group === 'string' ? { group } : {}),
    })
  }
  return found
}

let toGbk: Map<string, readonly number[]> | undefined

/** Characters with their GBK bytes: the decoder asked for every pair of bytes once. */
function gbkBytes(): Map<string, readonly number[]> {
  if (toGbk !== undefined) return toGbk
  const decoder = new TextDecoder('gbk')
  const table = new Map<string, readonly number[]>()
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const character = decoder.decode(Uint8Array.of(high, low))
      if (character.length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, [high, low])
    }
  }
  toGbk = table
  return table
}

/** Frequent first characters of UTF-8 read as GBK. */
const mojibake = /[锛鏄鐨涓嶄銆鍦鎴浠鍙閲鍒鍚鏈杩姝鍑璁闂鑷]/

/** One set holds UTF-8 that was read as GBK: turned back where it can be, what was lost is dropped. */
function repair(text: string): string {
  if (!mojibake.test(text)) return text
  const table = gbkBytes()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.charCodeAt(0)
    if (code < 0x80) bytes.push(code)
    else if (code === 0x20ac) bytes.push(0x80)
    else bytes.push(...(table.get(character) ?? []))
  }
  const decoded = new TextDecoder().decode(Uint8Array.from(bytes))
  const lost = decoded.split('\ufffd').length - 1
  // Chinese that was Chinese all along falls to pieces when read so.
  return lost * 5 > decoded.length ? text : decoded.replaceAll('\ufffd', '')
}

/** What two texts must differ in to be two: folded letters and digits alone. */
export function textKey(text: string): string {
  return fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, '')
}
