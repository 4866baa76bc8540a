import { PlaywrightCrawler } from '@crawlee/playwright'
import { load as parse } from 'cheerio'
import { chromium } from 'playwright'
import type { Logger } from '@groundswell/runtime'
import { networkProblem } from '../fetch/network-problem.ts'
import type { PoliteFetch } from '../fetch/polite-fetch.ts'
import { SourceProblem } from '../fetch/source-problem.ts'
import type { BrowserOptions } from './browser-pages.ts'
import { diskless, quietLog } from './crawlee-surroundings.ts'
import type { PageLoader } from './page-loader.ts'
import { requestQueue } from './request-queue.ts'
import { Tickets } from './tickets.ts'

interface Wanted {
  readonly waitFor: string | undefined
}

/** Rendered pages through one long-lived PlaywrightCrawler; the evidence is the document as the browser had it. */
export function createPlaywrightLoader(
  options: BrowserOptions & { readonly executable: string },
  fetch: PoliteFetch,
  log: Logger,
  crashed: (error: Error) => void,
): PageLoader {
  const tickets = new Tickets<Wanted>()
  const seconds = Math.ceil(options.timeout / 1000)
  const crawler = new PlaywrightCrawler(
    {
      keepAlive: true,
      requestQueue: requestQueue(),
      useSessionPool: false,
      persistCookiesPerSession: false,
      maxRequestRetries: 0,
      minConcurrency: 1,
      maxConcurrency: 1,
      navigationTimeoutSecs: seconds,
      requestHandlerTimeoutSecs: seconds + 5,
      autoscaledPoolOptions: { maybeRunIntervalSecs: 0.2, loggingIntervalSecs: null },
      statusMessageLoggingInterval: 3600,
      log: quietLog(log),
      browserPoolOptions: { useFingerprints: false },
      launchContext: {
        launcher: chromium,
        userAgent: options.userAgent,
        launchOptions: {
          executablePath: options.executable,
          headless: true,
          args: ['--no-sandbox', '--disable-dev-shm-usage'],
        },
      },
      preNavigationHooks: [
        (_context, goto) => {
          goto.waitUntil = 'domcontentloaded'
        },
      ],
      async requestHandler({ request, page, response }) {
        const ticket = tickets.get(request.userData['ticket'])
        if (ticket === undefined) return
        const status = response?.status() ?? 200
        if (status >= 400)
          throw new SourceProblem(`${request.url} answers ${status}`, 'correct the address, or ask the site for access')
        const { waitFor } = ticket.more
        if (waitFor !== undefined) {
          try {
            await page.waitForSelector(waitFor, { timeout: options.timeout })
          } catch (error) {
            throw new SourceProblem(
              `${request.url} never showed "${waitFor}" (${(error as Error).name})`,
              'correct waitFor of this source',
            )
          }
        }
        const html = await page.content()
        const bytes = Buffer.from(html)
        if (bytes.byteLength > options.maximumBytes)
          throw new SourceProblem(
            `${request.url} is larger than ${options.maximumBytes} bytes and was given up`,
            'raise crawler.maximumBytes, or name a smaller page',
          )
        ticket.resolve({
          status: 'ok',
          url: page.url(),
          $: parse(html),
          html,
          bytes,
          mediaType: 'text/html',
          validators: {},
        })
      },
      failedRequestHandler: ({ request }, error) =>
        tickets.get(request.userData['ticket'])?.reject(browserProblem(request.url, error)),
    },
    diskless(),
  )
  const running = crawler.run().then(
    () => tickets.close(),
    (error: Error) => {
      tickets.close(error)
      crashed(error)
    },
  )
  return {
    load: (url, { waitFor, signal }) =>
      tickets.wait({ waitFor }, signal, async (id) => {
        await fetch.admit(url, signal)
        await crawler.addRequests([{ url, uniqueKey: id, userData: { ticket: id } }])
      }),
    async close() {
      tickets.close()
      await crawler.teardown()
      await running
    },
  }
}

/** Chromium's own words (net::ERR_CONNECTION_REFUSED …) in plain ones. */
function browserProblem(url: string, error: Error): SourceProblem {
  if (error instanceof SourceProblem) return error
  const code = /net::ERR_([A-Z_]+)/.exec(error.message)?.[1]
  if (code === undefined) return networkProblem(url, error)
  return new SourceProblem(
    `${url} could not be opened in the browser (${code.toLowerCase().replaceAll('_', ' ')})`,
    'check the address in a browser of your own',
  )
}
