import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger } from '@groundswell/runtime'
import { openEmbeddedStore } from '@groundswell/store'
import { expect, onTestFinished, test } from 'vitest'
import { fillIndex } from './fill-index.ts'

test('a filled index has as many mentions as asked for and stories of their subjects; filling again adds none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-fill-index-'))
  const store = await openEmbeddedStore({ folder, log: silentLogger })
  onTestFinished(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  await fillIndex(store.mentions, 400)
  const { items, total } = await store.mentions.search({ drill: 'include', sort: 'newest', size: 400 })
  expect(total).toBe(400)
  const linked = items.flatMap(({ subjects }) => subjects.filter(({ storyId }) => storyId !== undefined))
  expect(linked.length).toBeGreaterThan(0)
  for (const { id, storyId } of linked) expect(storyId).toContain(`${id}-story-`)
  const { story } = await store.mentions.facets({ drill: 'include' }, ['story'], 100)
  expect(story.reduce((sum, { count }) => sum + count, 0)).toBe(linked.length)
  await fillIndex(store.mentions, 400)
  expect(await store.mentions.count({ drill: 'include' })).toBe(400)
})
