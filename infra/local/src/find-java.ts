import { execFile } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { messageOf, UserError } from '@groundswell/runtime'

export interface Java {
  readonly path: string
  readonly version: number
}

/** Folders that hold one JDK a sub-folder, on Linux and macOS. */
const jdkFolders = ['/usr/lib/jvm', '/Library/Java/JavaVirtualMachines', '/opt/java']

/**
 * The first Java of at least `minimum`, looked for in JAVA_21, JAVA_HOME, the PATH and the usual folders.
 * JAVA_21 and JAVA_HOME may name a home or its `java`.
 */
export async function findJava(
  minimum: number,
  what: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Java> {
  const seen: string[] = []
  for (const path of candidates(environment)) {
    const version = await versionOf(path)
    if (typeof version === 'number' && version >= minimum) return { path, version }
    seen.push(`${path} (${version})`)
  }
  throw new UserError(
    `${what} needs Java ${minimum} or newer; found ${seen.length === 0 ? 'none' : seen.join(', ')}`,
    `install a JDK of ${minimum} or newer (Debian: apt install openjdk-21-jdk-headless, or Temurin), or name its home in JAVA_21`,
  )
}

function candidates(environment: Readonly<Record<string, string | undefined>>): string[] {
  const named = [environment['JAVA_21'], environment['JAVA_HOME']].filter((one) => one !== undefined && one !== '')
  const onPath = (environment['PATH'] ?? '').split(':').map((folder) => join(folder, 'java'))
  const installed = jdkFolders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .flatMap((home) => [home, join(home, 'Contents/Home')])
  const paths = [...named.filter((one) => one !== undefined), ...installed].map((one) =>
    isFile(one) ? one : join(one, 'bin/java'),
  )
  return [...new Set([...paths.slice(0, named.length), ...onPath, ...paths.slice(named.length)])].filter(isFile)
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/** The feature number as 21, or why it is not known. */
async function versionOf(java: string): Promise<number | string> {
  try {
    const { stderr } = await promisify(execFile)(java, ['-version'], { timeout: 20_000 })
    const found = /version "(\d+)/.exec(stderr)?.[1]
    return found === undefined ? 'of unknown version' : Number(found)
  } catch (error) {
    return messageOf(error).split('\n')[0] ?? 'does not run'
  }
}
