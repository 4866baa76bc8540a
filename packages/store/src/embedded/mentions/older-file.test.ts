import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { buildMention, temporaryFolder } from '@groundswell/testkit'
import { expect, test } from 'vitest'
import { EmbeddedMentionIndex } from './embedded-mention-index.ts'

test('a file from before authors were counted is taken over; what was in it has no author', async () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'mentions.sqlite')
  const before = await EmbeddedMentionIndex.open(file)
  await before.upsert([buildMention({ id: 'old', author: { name: '江畔老张' } })])
  await before.close()
  const database = new DatabaseSync(file)
  database.exec('ALTER TABLE mentions DROP COLUMN author')
  database.close()

  const after = await EmbeddedMentionIndex.open(file)
  await after.upsert([buildMention({ id: 'new', author: { name: '江畔老张' } })])
  expect(await after.count({ drill: 'include' })).toBe(2)
  expect(await after.facets({ drill: 'include' }, ['author'], 10)).toEqual({ author: [{ key: '江畔老张', count: 1 }] })
  await after.close()
})
