import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Logger } from '@groundswell/runtime'
import type { PoliteFetch } from '../fetch/polite-fetch.ts'
import { SourceProblem, type ItemProblem } from '../fetch/source-problem.ts'
import type { PageLoader } from './page-loader.ts'

/** Pages as a browser renders them, where there is a browser. It starts with the first page asked for. */
export interface BrowserPages extends PageLoader {
  /** Why there are none here and what to do about it; undefined where there are. */
  missing(): Promise<ItemProblem | undefined>
}

export interface BrowserOptions {
  /** Path of a Chromium; looked for in the PATH where not given. */
  readonly executable: string | undefined
  readonly searchPath: string
  readonly userAgent: string
  /** Milliseconds for one page. */
  readonly timeout: number
  readonly maximumBytes: number
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

export function createBrowserPages(
  options: BrowserOptions,
  fetch: PoliteFetch,
  log: Logger,
  crashed: (error: Error) => void,
): BrowserPages {
  const executable = options.executable ?? findBrowser(options.searchPath)
  let loader: Promise<PageLoader> | undefined
  const missing = async (): Promise<ItemProblem | undefined> => {
    if (executable === undefined)
      return {
        message: 'this page needs a browser and no Chromium was found',
        fix: 'install Chromium (Debian: apt install chromium), or give its path in crawler.browser.executable, and start again',
      }
    if (!isExecutable(executable))
      return { message: `there is no browser at ${executable}`, fix: 'correct crawler.browser.executable' }
    return undefined
  }
  return {
    missing,
    async load(url, how) {
      const problem = await missing()
      if (problem !== undefined || executable === undefined)
        throw new SourceProblem(problem?.message ?? 'no browser', problem?.fix)
      loader ??= import('./playwright-loader.ts').then(({ createPlaywrightLoader }) =>
        createPlaywrightLoader({ ...options, executable }, fetch, log, crashed),
      )
      return (await loader).load(url, how)
    },
    async close() {
      if (loader !== undefined) await (await loader).close()
    },
  }
}

function findBrowser(searchPath: string): string | undefined {
  return searchPath
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
