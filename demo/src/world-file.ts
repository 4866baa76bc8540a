import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '@groundswell/runtime'
import { z } from 'zod'

/** What a showing remembers between two starts, so that it goes on where it stopped, on the same addresses. */
const world = z.strictObject({
  scriptStart: z.number(),
  playedFrom: z.number().nullable(),
  speed: z.number().positive(),
  ports: z.strictObject({ site: z.int(), forum: z.int(), paper: z.int(), national: z.int(), mail: z.int() }),
  mailsSent: z.int().nonnegative(),
})
export type World = z.infer<typeof world>

const fileName = 'world.json'

export function readWorld(folder: string): World | undefined {
  const path = join(folder, fileName)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    return world.parse(JSON.parse(text))
  } catch (error) {
    throw new UserError(
      `${path} cannot be read: ${(error as Error).message}`,
      'remove the data folder of the demo to begin anew',
    )
  }
}

/** Whole or not at all. */
export function writeWorld(folder: string, next: World): void {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, fileName)
  writeFileSync(`${path}.new`, JSON.stringify(next))
  renameSync(`${path}.new`, path)
}
