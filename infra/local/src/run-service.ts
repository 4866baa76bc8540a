import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** `pnpm service NAME …`: starts services/NAME/src/main.ts in this process, which reads the rest of the arguments itself. */
const services = resolve(import.meta.dirname, '../../../services')
const name = process.argv[2] ?? ''
const main = join(services, name, 'src', 'main.ts')
if (/^[a-z]+$/.test(name) && existsSync(main)) {
  await import(pathToFileURL(main).href)
} else {
  const known = (await readdir(services)).filter((one) => existsSync(join(services, one, 'src', 'main.ts')))
  process.stderr.write(`there is no service "${name}"; there are: ${known.join(', ')}\n`)
  process.exitCode = 2
}
