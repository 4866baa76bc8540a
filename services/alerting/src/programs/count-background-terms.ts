import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { UserError } from '@groundswell/runtime'
import { tokenize } from '@groundswell/text'

/**
 * Counts in how many texts each pair of characters and each word stands, so that what everybody says weighs little when
 * two reports are compared. Only counts leave the data folder, no sentence.
 *
 *   node services/alerting/src/programs/count-background-terms.ts DATA_FOLDER
 *
 * DATA_FOLDER holds gzipped JSON lines with a `text`; the result is weights/background-terms.json.
 */
const folder = process.argv[2]
if (folder === undefined) throw new UserError('which folder of texts?', 'node count-background-terms.ts DATA_FOLDER')

const perFile = 6000
const kept = 12000
const counts = new Map<string, number>()
let texts = 0
for (const name of readdirSync(folder).filter((name) => name.endsWith('.gz'))) {
  const lines = gunzipSync(readFileSync(join(folder, name)))
    .toString('utf8')
    .split('\n')
  const step = Math.max(1, Math.floor(lines.length / perFile))
  for (let at = 0; at < lines.length; at += step) {
    const line = lines[at]
    if (line === undefined || line === '') continue
    const { text } = JSON.parse(line) as { text?: string }
    if (text === undefined) continue
    texts += 1
    for (const term of new Set(tokenize(text.slice(0, 400)).map((token) => token.term))) {
      if (term.length > 1) counts.set(term, (counts.get(term) ?? 0) + 1)
    }
  }
}
const common = [...counts]
  .filter(([term]) => !/\d/.test(term))
  .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  .slice(0, kept)
const terms = Object.fromEntries(common.map(([term, count]) => [term, Math.round(Math.log(texts / count) * 10) / 10]))
const out = new URL('../../weights/background-terms.json', import.meta.url)
writeFileSync(out, `${JSON.stringify({ texts, terms })}\n`)
process.stdout.write(`${texts} texts, ${common.length} terms, rarest kept in ${common.at(-1)?.[1] ?? 0} texts\n`)
