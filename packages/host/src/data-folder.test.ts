import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '@groundswell/testkit'
import { prepareDataFolder } from './data-folder.ts'

it('makes the data folder, and names it with what to do when it cannot', () => {
  using folder = temporaryFolder()
  expect(prepareDataFolder(join(folder.path, 'a', 'b'))).toBe(join(folder.path, 'a', 'b'))
  writeFileSync(join(folder.path, 'file'), '')
  expect(() => prepareDataFolder(join(folder.path, 'file', 'data'))).toThrow(
    /data folder .*file\/data cannot be written[^]*fix: .*GROUNDSWELL_DATA/,
  )
})
