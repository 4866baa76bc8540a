import { createHash } from 'node:crypto'
import type { SourceOf } from '@groundswell/contracts'
import type { Clock } from '@groundswell/runtime'
import { z } from 'zod'
import type { PoliteFetch } from '../fetch/polite-fetch.ts'
import { problemOf, type ItemProblem } from '../fetch/source-problem.ts'
import type { PageLoader } from '../load/page-loader.ts'
import { Stopping } from '../load/tickets.ts'
import { readArticle } from '../read/article.ts'
import { readFeed } from '../read/feed.ts'
import type { FoundItem } from '../read/found-item.ts'
import type { SourceReader } from './source-reader.ts'

const stored = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** Articles that were read, newest last: by address, what the feed said of each (a hash), so that an edit is seen. */
  read: z.record(z.string(), z.string()).default({}),
})

const remembered = 2000

/** RSS, Atom, RDF and JSON feeds, asked for with the validators of the last answer. */
export function createRssReader(
  source: SourceOf<'rss'>,
  parts: { readonly fetch: PoliteFetch; readonly pages: PageLoader; readonly clock: Clock },
): SourceReader {
  return {
    async *look(checkpoint, signal) {
      const known = stored.safeParse(checkpoint ?? {}).data
      const validators = {
        ...(known?.etag === undefined ? {} : { etag: known.etag }),
        ...(known?.lastModified === undefined ? {} : { lastModified: known.lastModified }),
      }
      const fetched = await parts.fetch.get(source.url, validators, signal)
      if (fetched.status === 'not-modified') return
      const reading = readFeed(fetched, parts.clock.now())
      if (!source.readArticles) {
        yield { items: reading.items, problems: reading.problems, checkpoint: { ...fetched.validators } }
        return
      }
      const read = new Map(Object.entries(known?.read ?? {}))
      const items: FoundItem[] = []
      const problems: ItemProblem[] = [...reading.problems]
      for (const entry of reading.items) {
        if (entry.url === undefined) {
          items.push(entry)
          continue
        }
        const said = saidOf(entry)
        if (read.get(entry.url) === said) continue
        try {
          items.push(await wholeArticle(entry, entry.url, signal))
          read.delete(entry.url)
          read.set(entry.url, said)
        } catch (error) {
          signal.throwIfAborted()
          if (error instanceof Stopping) throw error
          problems.push(problemOf(error))
          items.push(entry)
        }
      }
      // With an article missing, the feed is read again next time, whether it changed or not.
      const again = problems.length > reading.problems.length
      yield {
        items,
        problems,
        checkpoint: { ...(again ? {} : fetched.validators), read: Object.fromEntries([...read].slice(-remembered)) },
      }
    },
  }

  async function wholeArticle(entry: FoundItem, url: string, signal: AbortSignal): Promise<FoundItem> {
    const page = await parts.pages.load(url, { signal })
    if (page.status === 'not-modified') return entry
    const article = readArticle(page, { selectors: {}, now: parts.clock.now(), timeZone: source.timeZone })
    // What the feed says of title, author and time is the publisher's word; what readability finds is a guess.
    return { ...article, ...entry, url, text: article.text, raw: article.raw }
  }
}

function saidOf(entry: FoundItem): string {
  return createHash('sha256')
    .update(`${entry.title ?? ''}\u0000${entry.text}`)
    .digest('base64url')
    .slice(0, 16)
}
