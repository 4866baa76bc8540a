import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { course } from '@groundswell/demo'
import { freePort } from '@groundswell/runtime'
import { chromium, type Browser, type Page } from 'playwright'
import type { Api } from '../support/api.ts'
import { eventually, Process } from '../support/processes.ts'

const shots = resolve(import.meta.dirname, '../../test-results/browser')

/** The demo as `pnpm start` runs it, and a real Chromium beside it. */
export interface Visit {
  readonly browser: Browser
  readonly url: string
  /** The one-time link of the banner. */
  readonly signInLink: string
  readonly token: string
  end(): Promise<void>
}

export async function startVisit(): Promise<Visit> {
  const executablePath = findChromium()
  mkdirSync(shots, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-browser-'))
  const token = 'browser-test-token-00'
  const demo = new Process({
    name: 'demo',
    script: 'system/src/main.ts',
    environment: {
      GROUNDSWELL_DATA: join(folder, 'data'),
      GROUNDSWELL_PORT: String(await freePort()),
      GROUNDSWELL_API_TOKEN: token,
      GROUNDSWELL_CONFIG: '',
    },
    logFolder: folder,
  })
  demo.start()
  const signInLink = await eventually('the banner', 120, async () => /Sign in\s+(http\S+)/.exec(demo.output)?.[1])
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  })
  return {
    browser,
    url: new URL(signInLink).origin,
    signInLink,
    token,
    end: async () => {
      await browser.close()
      await demo.end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Until the whole script of the demo is found: nothing more comes into the past, only a post now and then. */
export async function untilToldWhole(api: Api): Promise<void> {
  await eventually('the whole script was played', 120, async () => {
    const { total } = await api.get<{ total: number }>('/mentions?drill=include&size=1')
    return total >= course.length ? true : undefined
  })
}

/** Keeps what the page looks like, outside git, for a person to look at. */
export async function keepShot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
}

function findChromium(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path))
  if (found === undefined)
    throw new Error('no Chromium in the PATH: the browser suite cannot run; apt-get install chromium')
  return found
}
