import type { Mention } from '@groundswell/contracts'
import type { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'
import { isNewer, refusalOf, withStories, type MentionOrder } from '../../mention-checks.ts'
import type { IndexResult, StoryLink } from '../../mention-index.ts'
import { serveThread } from '../serve-thread.ts'
import { firstRow, lastRow, rowsInSecond, secondOfRow } from './row-order.ts'
import type { MentionWriterCalls } from './mention-calls.ts'
import { Rollup, rollupWriter } from './rollup.ts'
import { createSchema } from './schema.ts'
import { mentionRows } from './mention-rows.ts'
import { writableWords } from './words.ts'
import { writingStatement } from './writing-statement.ts'

interface Present {
  readonly row: number
  readonly version: number
  readonly links: string | null
}
type Links = Record<string, string | null>

/** The one writer of the index's file. */
function prepare(database: DatabaseSync, onRollback: (undo: () => void) => void): MentionWriterCalls {
  createSchema(database)
  const words = writableWords(database)
  onRollback(() => words.forget())
  const rows = mentionRows(database, words)
  const writeRollup = rollupWriter(database)
  const find = database.prepare('SELECT row, version, links FROM mentions WHERE id = ?')
  const matchedWith = database.prepare(
    `SELECT json ->> '$.subjectsVersion' AS subjectsVersion FROM bodies WHERE row = ?`,
  )
  const lastInSecond = database.prepare('SELECT max(row) AS row FROM mentions WHERE row BETWEEN ? AND ?')
  const keepLinks = writingStatement(database, 'UPDATE mentions SET links = ? WHERE row = ?')
  const oldRows = database.prepare('SELECT row FROM mentions WHERE month < ? LIMIT ?')

  const freeRow = (milliseconds: number): number => {
    const first = firstRow(milliseconds)
    const last = lastInSecond.get(first, lastRow(milliseconds))?.['row']
    return last === null || last === undefined ? first : Number(last) + 1
  }

  /** The subjects' version stands in the body alone, which is read only where it decides. */
  const orderOf = ({ row, version }: Present, wanted: Mention): MentionOrder => {
    if (version !== wanted.version) return { version }
    const subjectsVersion = matchedWith.get(row)?.['subjectsVersion']
    return typeof subjectsVersion === 'string' ? { version, subjectsVersion } : { version }
  }

  const upsertOne = (json: string, rollup: Rollup): IndexResult => {
    let mention: Mention
    try {
      mention = JSON.parse(json) as Mention
    } catch (error) {
      return { status: 'refused', reason: `not JSON: ${String(error)}` }
    }
    const refusal = refusalOf(mention)
    if (refusal !== undefined) return { status: 'refused', reason: refusal }
    const present = find.get(mention.id) as Present | undefined
    if (present !== undefined && !isNewer(mention, orderOf(present, mention))) return { status: 'unchanged' }
    const ms = Date.parse(mention.publishedAt)
    if (present === undefined) {
      const row = freeRow(ms)
      if (row > lastRow(ms)) return { status: 'refused', reason: `more than ${rowsInSecond} mentions in one second` }
      rows.insert(row, mention, json, null, rollup)
      return { status: 'written' }
    }
    const links = present.links === null ? {} : (JSON.parse(present.links) as Links)
    rows.remove(present.row, rollup)
    const next = withStories(mention, links)
    // It keeps its place where it can, so that whoever pages by rows meets it once.
    const row = secondOfRow(present.row) === secondOfRow(firstRow(ms)) ? present.row : freeRow(ms)
    rows.insert(row, next, next === mention ? json : JSON.stringify(next), present.links, rollup)
    return { status: 'written' }
  }

  const assignOne = (link: StoryLink): 'written' | 'missing' => {
    const present = find.get(link.mentionId) as Present | undefined
    if (present === undefined) return 'missing'
    const links = present.links === null ? {} : (JSON.parse(present.links) as Links)
    if (links[link.subjectId] === link.storyId) return 'written'
    keepLinks.run(JSON.stringify({ ...links, [link.subjectId]: link.storyId }), present.row)
    rows.relink(present.row, { [link.subjectId]: link.storyId })
    return 'written'
  }

  return {
    upsert: (mentions) => {
      const rollup = new Rollup()
      const results = mentions.map((json) => upsertOne(json, rollup))
      writeRollup(rollup)
      return results
    },
    assignStories: (links) => links.map(assignOne),
    removeBefore: ({ month, most }) => {
      const rollup = new Rollup()
      const found = oldRows.all(month, most)
      for (const each of found) rows.remove(Number(each['row']), rollup)
      writeRollup(rollup)
      return found.length
    },
  }
}

const { file } = workerData as { readonly file: string }
serveThread<MentionWriterCalls>({ file, mode: 'write', cacheMegabytes: 64, prepare })
