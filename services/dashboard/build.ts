import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export interface DashboardBuild {
  /** Builds are kept here, one folder each, named by the hash of what they were made from. Created if missing. */
  readonly cacheFolder: string
  /** Told once, when a build is really needed. */
  readonly log?: (message: string) => void
}

const root = fileURLToPath(new URL('.', import.meta.url))
const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json', 'build.ts', 'run-vite.ts']
const kept = 2

/** The folder with index.html and its assets; builds only when no build of the same sources and lock file is in the cache. */
export async function buildDashboard(parts: DashboardBuild): Promise<string> {
  const target = join(parts.cacheFolder, `dashboard-${await hashOfSources()}`)
  if (await exists(join(target, 'index.html'))) return target
  parts.log?.('Building the dashboard (once; later starts use the kept build).')
  await mkdir(parts.cacheFolder, { recursive: true })
  // Built aside and renamed, so that a killed build is never taken for a whole one.
  const unfinished = await mkdtemp(join(parts.cacheFolder, 'unfinished-'))
  try {
    await runVite(unfinished)
    await compressAssets(join(unfinished, 'assets'))
    await rename(unfinished, target).catch(async (error: unknown) => {
      // Another process finished the same build first: its folder is as good as ours.
      if (!(await exists(join(target, 'index.html')))) throw error
    })
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  await dropOldBuilds(parts.cacheFolder, target)
  return target
}

/** In a process of its own: the bundler's memory would otherwise stay with the services for good. */
async function runVite(outDir: string): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'run-vite.ts'), outDir], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [status] = (await once(child, 'close')) as [number | null]
  if (status !== 0) throw new Error(`the dashboard could not be built:\n${said.slice(-4000)}`)
}

/** Writes `name.br` and `name.gz` beside each asset, for a server that sends files as they are. */
async function compressAssets(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /\.(js|css|svg)$/.test(name))
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const bytes = await readFile(path)
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
      await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params }))
      await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
    }),
  )
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256')
  const lock = join(root, '../../pnpm-lock.yaml')
  const files = (await Promise.all(sources.map((name) => filesUnder(join(root, name))))).flat()
  if (await exists(lock)) files.push(lock)
  for (const file of files.filter((name) => !/\.test\.tsx?$/.test(name)).toSorted()) {
    hash.update(relative(root, file).replaceAll('\\', '/')).update('\0')
    hash.update(await readFile(file)).update('\0')
  }
  return hash.digest('hex').slice(0, 20)
}

async function filesUnder(path: string): Promise<string[]> {
  if (!(await exists(path))) return []
  if ((await stat(path)).isFile()) return [path]
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

async function dropOldBuilds(folder: string, current: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('dashboard-'))
  const builds = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), at: await changedAt(join(folder, name)) })),
  )
  const lately = Date.now() - 3_600_000
  const killed = (await readdir(folder)).filter((name) => name.startsWith('unfinished-'))
  for (const name of killed) {
    const path = join(folder, name)
    if ((await changedAt(path)) < lately) await rm(path, { recursive: true, force: true })
  }
  const old = builds.filter((entry) => entry.path !== current).toSorted((a, b) => b.at - a.at)
  await Promise.all(old.slice(kept - 1).map((entry) => rm(entry.path, { recursive: true, force: true })))
}

/** When a folder was last changed; one that another process has just moved or dropped counts as changed this moment. */
async function changedAt(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.mtimeMs,
    () => Date.now(),
  )
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
