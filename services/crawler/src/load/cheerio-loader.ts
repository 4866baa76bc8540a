import { Readable } from 'node:stream'
import type { BaseHttpClient } from '@crawlee/basic'
import { CheerioCrawler } from '@crawlee/cheerio'
import type { Logger } from '@groundswell/runtime'
import { decodePage } from '../fetch/decode-page.ts'
import type { Fetched, PoliteFetch, Validators } from '../fetch/polite-fetch.ts'
import { SourceProblem } from '../fetch/source-problem.ts'
import type { LoadedPage } from '../read/page.ts'
import { diskless, quietLog } from './crawlee-surroundings.ts'
import type { PageLoader } from './page-loader.ts'
import { requestQueue } from './request-queue.ts'
import { Tickets } from './tickets.ts'

interface Wanted {
  readonly known: Validators
  fetched?: Fetched | { readonly status: 'not-modified' }
}

const ticketHeader = 'groundswell-ticket'
const pagesAtOnce = 4
const pageTypes = new Set(['text/html', 'application/xhtml+xml', 'text/plain', 'application/octet-stream'])

/**
 * Pages by plain HTTP through one long-lived CheerioCrawler: it schedules and parses; what goes over the wire is
 * `PoliteFetch`'s (named agent, robots, delays, limits, validators). Retries are the source loop's, with its back-off. `crashed`: crawlee
 * itself broke, after which nothing can be loaded any more.
 */
export function createCheerioLoader(fetch: PoliteFetch, log: Logger, crashed: (error: Error) => void): PageLoader {
  const tickets = new Tickets<Wanted>()
  const crawler = new CheerioCrawler(
    {
      keepAlive: true,
      requestQueue: requestQueue(),
      httpClient: clientOf(fetch, tickets),
      useSessionPool: false,
      persistCookiesPerSession: false,
      maxRequestRetries: 0,
      minConcurrency: pagesAtOnce,
      maxConcurrency: pagesAtOnce,
      navigationTimeoutSecs: 600,
      requestHandlerTimeoutSecs: 600,
      autoscaledPoolOptions: { maybeRunIntervalSecs: 0.05, loggingIntervalSecs: null },
      statusMessageLoggingInterval: 3600,
      log: quietLog(log),
      requestHandler: ({ request, $, body }) => {
        const ticket = tickets.get(request.userData['ticket'])
        const fetched = ticket?.more.fetched
        if (ticket === undefined || fetched === undefined) return
        if (fetched.status === 'not-modified') {
          ticket.resolve(fetched)
          return
        }
        const { url, bytes, mediaType, validators } = fetched
        // crawlee brings an older cheerio, whose functions used here are the same.
        const page$ = $ as unknown as LoadedPage['$']
        ticket.resolve({ status: 'ok', url, bytes, mediaType, validators, html: body.toString(), $: page$ })
      },
      failedRequestHandler: ({ request }, error) => tickets.get(request.userData['ticket'])?.reject(error),
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
    load: (url, { known = {}, signal }) =>
      tickets.wait({ known }, signal, (id) =>
        crawler.addRequests([{ url, uniqueKey: id, userData: { ticket: id }, headers: { [ticketHeader]: id } }]),
      ),
    async close() {
      tickets.close()
      await crawler.teardown()
      await running
    },
  }
}

/** crawlee's client over ours: the decoded page goes in, the bytes stay with the ticket as evidence. */
function clientOf(fetch: PoliteFetch, tickets: Tickets<Wanted>): BaseHttpClient {
  return {
    sendRequest: () => Promise.reject(new Error('only whole pages are loaded here')),
    async stream(request) {
      const ticket = tickets.get(request.headers?.[ticketHeader])
      if (ticket === undefined) throw new SourceProblem('nobody waits for this page any more')
      const url = String(request.url)
      const fetched = await fetch.get(url, ticket.more.known, ticket.signal)
      ticket.more.fetched = fetched
      let html = ''
      if (fetched.status === 'ok') {
        if (!pageTypes.has(fetched.mediaType))
          throw new SourceProblem(
            `${url} is ${fetched.mediaType}, not a page`,
            'a feed is added as kind "rss"; other files are not read',
          )
        html = decodePage(fetched.bytes, fetched.charset)
      }
      return {
        stream: Readable.from([Buffer.from(html)]),
        url: fetched.status === 'ok' ? fetched.url : url,
        statusCode: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        trailers: {},
        complete: true,
        redirectUrls: [],
        request: { url },
        downloadProgress: { percent: 1, transferred: html.length },
        uploadProgress: { percent: 1, transferred: 0 },
      }
    },
  }
}
