import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { QueryNode } from '@groundswell/query'
import { buildMention, temporaryFolder } from '@groundswell/testkit'
import { describe, expect, test } from 'vitest'
import { queryOf } from '../../contract/fresh-index.ts'
import { OverdueError } from '../../overdue.ts'
import { EmbeddedMentionIndex } from './embedded-mention-index.ts'
import { mentionReads } from './mention-reads.ts'
import { nearExpression } from './text-expression.ts'

function nearOf(words: number): Extract<QueryNode, { kind: 'near' }> {
  const list = (letter: string): string => Array.from({ length: words }, (_, at) => letter + at).join(' OR ')
  const { root } = queryOf(`(${list('a')}) NEAR/5 (${list('b')})`)
  if (root.kind !== 'near') throw new Error('not a NEAR')
  return root
}

describe('queries that could cost too much', () => {
  test('a NEAR of long lists is as long as the lists together', () => {
    const length = (words: number): number => nearExpression(nearOf(words)).length
    expect(length(200)).toBeLessThan(length(100) * 2.2)
  })

  test('a search that looks into texts for too long is given up, and the next one is answered', async () => {
    using folder = temporaryFolder()
    const file = join(folder.path, 'mentions.sqlite')
    const index = await EmbeddedMentionIndex.open(file)
    await index.upsert([buildMention({ id: 'm', text: '云岭的包裹和云岭' })])
    await index.close()
    const database = new DatabaseSync(file)
    const search = { sort: 'newest', size: 10, after: undefined } as const
    const scope = (text: string) =>
      ({ query: queryOf(text), from: undefined, to: undefined, drill: 'include' }) as const
    const reads = mentionReads(database, -1)
    expect(() => reads.search({ ...search, scope: scope('云岭 ONEAR/5 包裹') })).toThrow(OverdueError)
    expect(reads.search({ ...search, scope: scope('云岭') }).total).toBe(1)
    database.close()
  })
})
