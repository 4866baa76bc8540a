import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generatedFiles } from './generated-files.ts'

/** `pnpm generate`: writes the schemas and the AsyncAPI document anew, and takes away what is no longer generated. */
const folder = join(import.meta.dirname, '..', 'generated')
const files = generatedFiles()
for (const [path, text] of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
  if (name.endsWith('.json') && !files.has(name.replaceAll('\\', '/'))) rmSync(join(folder, name))
process.stdout.write(`${files.size} files in packages/contracts/generated\n`)
