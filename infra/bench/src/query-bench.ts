import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { say } from './figures.ts'

/**
 * `pnpm bench:query`: every bar of search at volume, each part in a process of its own, so that its memory is its own. Options
 * in README.md beside this folder. Exit status 1 where a bar is missed.
 */
const parts = ['matching', 'embedded', 'elasticsearch', 'export'] as const
type Part = (typeof parts)[number]

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: parts.join(',') },
    mentions: { type: 'string', default: '1000000' },
    'elasticsearch-mentions': { type: 'string', default: '200000' },
    elasticsearch: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    folder: { type: 'string' },
  },
})
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'groundswell-query-bench-'))
const wanted = values.only.split(',')
const unknown = wanted.find((part) => !(parts as readonly string[]).includes(part))
if (unknown !== undefined) throw new Error(`--only ${unknown}: there are ${parts.join(', ')}`)

function run(script: string, ...options: string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const file = new URL(script, import.meta.url).pathname
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...options], {
      stdio: 'inherit',
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code === 0))
  })
}

const stored = ['--engine', 'embedded', '--mentions', values.mentions, '--folder', folder]
const distributed = ['--engine', 'elasticsearch', '--mentions', values['elasticsearch-mentions']]
if (values.elasticsearch !== undefined) distributed.push('--elasticsearch', values.elasticsearch)
const { rounds } = values
const steps: Readonly<Record<Part, () => Promise<boolean>>> = {
  matching: () => run('matching-bench.ts'),
  embedded: async () =>
    (await run('search/search-bench.ts', ...stored, '--fill')) &&
    (await run('search/search-bench.ts', ...stored, '--rounds', rounds)),
  elasticsearch: () => run('search/search-bench.ts', ...distributed, '--rounds', rounds),
  export: async () =>
    (await run('search/search-bench.ts', ...stored, '--fill')) &&
    (await run('export-bench.ts', '--mentions', values.mentions, '--folder', folder)),
}

try {
  const failed: Part[] = []
  for (const part of parts.filter((each) => wanted.includes(each))) {
    const started = performance.now()
    say(`— ${part}`)
    if (!(await steps[part]())) failed.push(part)
    say(`— ${part}: ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }
  if (failed.length > 0) {
    say(`missed in: ${failed.join(', ')}`)
    process.exitCode = 1
  }
} finally {
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
}
