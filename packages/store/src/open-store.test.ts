import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { silentLogger, UserError } from '@groundswell/runtime'
import { temporaryFolder } from '@groundswell/testkit'
import { expect, test } from 'vitest'
import { openStore, storeConfig } from './open-store.ts'

test(
  'the embedded store opens in a folder, says that it is ready and opens there again',
  { timeout: 30_000 },
  async () => {
    using folder = temporaryFolder()
    for (let i = 0; i < 2; i += 1) {
      const store = await openStore({ kind: 'embedded' }, { folder: join(folder.path, 'new'), log: silentLogger })
      expect(await store.health()).toEqual({ ready: true, detail: 'embedded' })
      await store.close()
      expect((await store.health()).ready).toBe(false)
      await expect(store.mentions.get('a')).rejects.toThrow('closed')
    }
  },
)

test('a folder that cannot hold a store is refused with what to do about it', { timeout: 30_000 }, async () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'file')
  writeFileSync(file, '')
  await expect(openStore({ kind: 'embedded' }, { folder: join(file, 'store'), log: silentLogger })).rejects.toThrow(
    UserError,
  )
  const inside = join(folder.path, 'store')
  mkdirSync(join(inside, 'mentions.sqlite'), { recursive: true })
  await expect(openStore({ kind: 'embedded' }, { folder: inside, log: silentLogger })).rejects.toThrow(
    /cannot open .*mentions\.sqlite[\s\S]*fix: /,
  )
})

test('the configuration names a kind, and every other key is checked', () => {
  expect(storeConfig.parse({ kind: 'elasticsearch', node: 'http://127.0.0.1:9200' })).toEqual({
    kind: 'elasticsearch',
    node: 'http://127.0.0.1:9200',
  })
  for (const wrong of [
    {},
    { kind: 'mysql' },
    { kind: 'embedded', node: 'http://127.0.0.1:9200' },
    { kind: 'elasticsearch' },
    { kind: 'elasticsearch', node: 'es:9200' },
    { kind: 'elasticsearch', node: 'http://127.0.0.1:9200', prefix: 'Upper*' },
  ])
    expect(storeConfig.safeParse(wrong).success).toBe(false)
})
