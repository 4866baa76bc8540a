import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findJava } from './find-java.ts'

let root: string
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'groundswell-java-'))))
afterEach(() => rmSync(root, { recursive: true }))

/** A home whose `java -version` answers as a JDK of that version does. */
function home(name: string, version: string): string {
  const bin = join(root, name, 'bin')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, 'java'), `#!/bin/sh\necho 'openjdk version "${version}" 2025-04-15' >&2\n`)
  chmodSync(join(bin, 'java'), 0o755)
  return join(root, name)
}

test('JAVA_21 is taken before JAVA_HOME, as a home or as the program itself', async () => {
  const [newer, older] = [home('new', '900.0.1'), home('old', '800.0.1')]
  const wanted = { path: join(newer, 'bin/java'), version: 900 }
  expect(await findJava(800, 'Elasticsearch', { JAVA_21: newer, JAVA_HOME: older })).toEqual(wanted)
  expect(await findJava(800, 'Elasticsearch', { JAVA_21: join(newer, 'bin/java') })).toEqual(wanted)
})

test('a Java that is too old is passed over for the next', async () => {
  const environment = { JAVA_HOME: home('old', '700'), PATH: join(home('new', '801.0.2'), 'bin') }
  expect(await findJava(800, 'Kafka', environment)).toMatchObject({ version: 801 })
})

test('where none is new enough, what was found and what to do are said', async () => {
  const failure = findJava(1000, 'Elasticsearch', { JAVA_HOME: home('old', '17.0.15') })
  await expect(failure).rejects.toThrow(/Elasticsearch needs Java 1000 or newer; found .*old\/bin\/java \(17\)/)
  await expect(failure).rejects.toThrow('JAVA_21')
})
