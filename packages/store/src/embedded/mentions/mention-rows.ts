import type { Mention } from '@groundswell/contracts'
import type { DatabaseSync } from 'node:sqlite'
import { indexText } from '../../index-text.ts'
import { authorTexts, authorValue, facetValues, withStories } from '../../mention-checks.ts'
import type { Rollup, RollupEntry } from './rollup.ts'
import { flag, scoreUnit } from './schema.ts'
import type { Words } from './words.ts'
import { writingStatement } from './writing-statement.ts'

/** Writes and removes everything that stands under one row number. */
export interface MentionRows {
  insert(row: number, mention: Mention, json: string, links: string | null, rollup: Rollup): void
  remove(row: number, rollup: Rollup): void
  /** Puts the mention under `row` into these stories, or (null) out of them. */
  relink(row: number, links: Readonly<Record<string, string | null>>): void
}

export function mentionRows(database: DatabaseSync, words: Words): MentionRows {
  const insertMention = writingStatement(
    database,
    `INSERT INTO mentions (row, id, version, month, ms, reach, drill, negative, score, platform, source, category, polarity, lang, links, author)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertBody = writingStatement(database, 'INSERT INTO bodies (row, json) VALUES (?, ?)')
  const insertText = writingStatement(
    database,
    'INSERT INTO texts (rowid, title, text, author, flags) VALUES (?, ?, ?, ?, ?)',
  )
  const insertSubject = writingStatement(database, 'INSERT INTO subjects (row, subject, story) VALUES (?, ?, ?)')
  const insertProvince = writingStatement(database, 'INSERT INTO provinces (row, province) VALUES (?, ?)')
  const body = database.prepare('SELECT json FROM bodies WHERE row = ?')
  const updateBody = writingStatement(database, 'UPDATE bodies SET json = ? WHERE row = ?')
  const updateSubject = writingStatement(database, 'UPDATE subjects SET story = ? WHERE row = ? AND subject = ?')
  const removals = ['mentions WHERE row', 'bodies WHERE row', 'texts WHERE rowid', 'subjects WHERE row']
    .concat('provinces WHERE row')
    .map((place) => writingStatement(database, `DELETE FROM ${place} = ?`))

  const storyNumber = (storyId: string | undefined): number | null =>
    storyId === undefined ? null : words.number('story', storyId.toWellFormed())
  const authorNumber = (mention: Mention): number | null => {
    const value = authorValue(mention)
    return value === undefined ? null : words.number('author', value)
  }
  const bodyOf = (row: number): Mention => JSON.parse(String(body.get(row)?.['json'])) as Mention

  const entryOf = (mention: Mention): RollupEntry => ({
    ms: Date.parse(mention.publishedAt),
    drill: mention.drill ? 1 : 0,
    negative: mention.polarity === 'negative' ? 1 : 0,
    score: Math.round(mention.polarityScore * scoreUnit),
    words: facetValues(mention).map(({ facet, value }) => words.number(facet, value)),
  })

  return {
    insert: (row, mention, json, links, rollup) => {
      const entry = entryOf(mention)
      const { ms, drill, negative, score } = entry
      // The first five values are those of which a mention has one each.
      const single = entry.words.slice(0, 5)
      const reach = mention.author?.followers ?? -1
      const [platform = 0, source = 0, category = 0, polarity = 0, lang = 0] = single
      const { id, version, indexedUnder } = mention
      const times = [row, id, version, indexedUnder, ms]
      const facets = [platform, source, category, polarity, lang]
      insertMention.run(...times, reach, drill, negative, score, ...facets, links, authorNumber(mention))
      insertBody.run(row, json)
      const flags = [drill === 1 ? flag.drill : flag.live, ...entry.words.map(flag.word)].join(' ')
      // FTS5 takes a row number only as a whole number, and numbers are bound as floating point unless they are BigInt.
      insertText.run(
        BigInt(row),
        indexText(mention.title),
        indexText(mention.text),
        authorTexts(mention).map(indexText).join(' | '),
        flags,
      )
      const seen = new Set<string>()
      for (const subject of mention.subjects) {
        if (seen.has(subject.id)) continue
        seen.add(subject.id)
        insertSubject.run(row, words.number('subject', subject.id.toWellFormed()), storyNumber(subject.storyId))
      }
      for (const { facet, value } of facetValues(mention))
        if (facet === 'province') insertProvince.run(row, words.number(facet, value))
      rollup.add(entry, 1)
    },
    remove: (row, rollup) => {
      rollup.add(entryOf(bodyOf(row)), -1)
      for (const removal of removals) removal.run(BigInt(row))
    },
    relink: (row, links) => {
      const before = bodyOf(row)
      const after = withStories(before, links)
      if (after === before) return
      updateBody.run(JSON.stringify(after), row)
      for (const [subjectId, storyId] of Object.entries(links))
        updateSubject.run(storyNumber(storyId ?? undefined), row, words.number('subject', subjectId.toWellFormed()))
    },
  }
}
