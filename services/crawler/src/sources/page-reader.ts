import { durationMilliseconds, type SourceOf } from '@groundswell/contracts'
import type { Clock } from '@groundswell/runtime'
import { z } from 'zod'
import { problemOf, type ItemProblem } from '../fetch/source-problem.ts'
import type { PageLoader } from '../load/page-loader.ts'
import { Stopping } from '../load/tickets.ts'
import { readArticle, type ReadingRules } from '../read/article.ts'
import type { FoundItem } from '../read/found-item.ts'
import { readLinks } from '../read/links.ts'
import { readPosts } from '../read/posts.ts'
import type { SourceReader } from './source-reader.ts'

const stored = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** When each article was last read, milliseconds since the epoch, by address; oldest first. */
  read: z.record(z.string(), z.number()).default({}),
})

const remembered = 3000
const articlesAtOnce = 4
/** Articles accepted before the next are read. */
const partSize = 16

/** A list of articles, or a page of many posts, by plain HTTP or as a browser renders it. */
export function createPageReader(
  source: SourceOf<'page'> | SourceOf<'browser'>,
  parts: { readonly pages: PageLoader; readonly clock: Clock },
): SourceReader {
  const revisitAfter = durationMilliseconds(source.revisit) ?? 0
  const waiting = source.kind === 'browser' && source.waitFor !== undefined ? { waitFor: source.waitFor } : {}
  const articleReady = source.selectors.text === undefined ? {} : { waitFor: source.selectors.text }
  const rules = (): ReadingRules => ({ selectors: source.selectors, now: parts.clock.now(), timeZone: source.timeZone })

  return {
    async *look(checkpoint, signal) {
      const known = stored.safeParse(checkpoint ?? {}).data ?? { read: {} }
      const posts = source.mode === 'items'
      const validators = {
        ...(known.etag === undefined ? {} : { etag: known.etag }),
        ...(known.lastModified === undefined ? {} : { lastModified: known.lastModified }),
      }
      const page = await parts.pages.load(source.url, { ...(posts ? { known: validators } : {}), ...waiting, signal })
      if (page.status === 'not-modified') return
      if (posts) {
        const { items, problems } = readPosts(page, rules())
        yield { items, problems, checkpoint: { ...page.validators } }
        return
      }
      const now = parts.clock.now().getTime()
      const read = new Map(Object.entries(known.read))
      const due = readLinks(page, source.selectors.link).filter((url) => now - (read.get(url) ?? 0) >= revisitAfter)
      // New ones before known ones, oldest look first, so that no article starves.
      due.sort((a, b) => (read.get(a) ?? 0) - (read.get(b) ?? 0))
      const wanted = due.slice(0, source.maximumArticles)
      for (let at = 0; at < wanted.length; at += partSize) {
        const { items, problems, loaded } = await readAll(wanted.slice(at, at + partSize), signal)
        for (const url of loaded) {
          read.delete(url)
          read.set(url, now)
        }
        yield { items, problems, checkpoint: { read: Object.fromEntries([...read].slice(-remembered)) } }
      }
    },
  }

  /** `loaded`: those that came, article or not; one that did not come is asked for again at the next look. */
  async function readAll(
    urls: readonly string[],
    signal: AbortSignal,
  ): Promise<{ items: FoundItem[]; problems: ItemProblem[]; loaded: string[] }> {
    const items: FoundItem[] = []
    const problems: ItemProblem[] = []
    const loaded: string[] = []
    const readOne = async (url: string): Promise<void> => {
      try {
        const page = await parts.pages.load(url, { ...articleReady, signal })
        loaded.push(url)
        if (page.status === 'ok') items.push(readArticle(page, rules()))
      } catch (error) {
        signal.throwIfAborted()
        if (error instanceof Stopping) throw error
        problems.push(problemOf(error))
      }
    }
    for (let at = 0; at < urls.length; at += articlesAtOnce)
      await Promise.all(urls.slice(at, at + articlesAtOnce).map(readOne))
    return { items, problems, loaded }
  }
}
