import { accessSync, constants, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { UserError } from '@groundswell/runtime'

/** Makes the data folder and proves that it can be written. */
export function prepareDataFolder(path: string): string {
  const folder = resolve(path)
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new UserError(
      `the data folder ${folder} cannot be written: ${(error as Error).message}`,
      'give another folder with GROUNDSWELL_DATA or "data:" in groundswell.yaml, or change its permissions',
    )
  }
  return folder
}
