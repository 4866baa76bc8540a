import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { messageOf, UserError, type Logger } from '@groundswell/runtime'

const pom = join(import.meta.dirname, '../pom.xml')

/** The folder with the jars of one engine; fetched from Maven Central when this list of versions was not fetched before. */
export async function fetchJars(engine: 'kafka' | 'elasticsearch', cache: string, log: Logger): Promise<string> {
  const version = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 8)
  const folder = join(cache, `${engine}-${version}`)
  if (existsSync(folder)) return folder
  log.info({ engine, folder }, 'Fetching jars by Maven, about 40 MB, once.')
  const part = `${folder}.${process.pid}.part`
  mkdirSync(part, { recursive: true })
  try {
    await promisify(execFile)(
      'mvn',
      ['-q', '-B', '-f', pom, '-P', engine, 'dependency:copy-dependencies', `-DoutputDirectory=${part}`],
      { timeout: 600_000, maxBuffer: 10_000_000 },
    )
    // Another process may have fetched the same meanwhile: its folder is as good.
    if (!existsSync(folder)) renameSync(part, folder)
    return folder
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new UserError(
      missing ? 'mvn (Maven) was not found' : `Maven could not fetch the jars of ${engine}: ${messageOf(error)}`,
      missing ? 'install it (Debian: apt install maven)' : 'check that Maven Central can be reached, then try again',
    )
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}
