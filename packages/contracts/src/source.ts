import { z } from 'zod'
import { duration } from './duration.ts'
import { timestamp } from './vocabulary.ts'

const httpUrl = z.url({ protocol: /^https?$/ }).max(4000)
const selector = z.string().min(1).max(500)

const common = {
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, 'lower-case letters, digits, dot, dash and underscore'),
  name: z.string().min(1).max(200),
  platform: z.string().min(1).max(100).describe('As in `platform:` of a query: news, forum, weibo, mail …'),
  enabled: z.boolean().default(true),
  drill: z.boolean().default(false).describe('Everything it brings is marked 演练 DRILL'),
  followers: z.int().nonnegative().optional().describe('Reach of the outlet, for items that say nothing of their own'),
  quietAfter: duration.default('P1D').describe('With nothing new for so long it is shown as quiet'),
}

/** CSS selectors; within an article or an item. A missing one is found by readability or by what pages usually carry. */
export const pageSelectors = z.strictObject({
  link: selector.optional().describe('On a list: the links to articles'),
  item: selector.optional().describe('On a page of many posts: one post'),
  anchor: selector.optional().describe('Within a post: the element whose id is its anchor; the post itself by default'),
  title: selector.optional(),
  text: selector.optional(),
  author: selector.optional(),
  date: selector.optional().describe('A `datetime` attribute goes before the text'),
})
export type PageSelectors = z.infer<typeof pageSelectors>

const paged = {
  url: httpUrl,
  mode: z.enum(['articles', 'items']).default('articles').describe('A list of articles, or one page of many posts'),
  selectors: pageSelectors.prefault({}),
  timeZone: z.string().default('Asia/Shanghai').describe('Of dates that name no zone'),
  maximumArticles: z.int().min(1).max(500).default(50).describe('At most so many articles read in one look'),
  revisit: duration.default('PT6H').describe('A linked article is read again after so long, to see edits'),
}

export const rssSource = z.strictObject({
  kind: z.literal('rss'),
  ...common,
  url: httpUrl,
  interval: duration.default('PT5M'),
  timeZone: z.string().default('Asia/Shanghai').describe('Of dates on its articles that name no zone'),
  readArticles: z.boolean().default(false).describe('Read the whole article behind each entry instead of its summary'),
})
export const pageSource = z.strictObject({
  kind: z.literal('page'),
  ...common,
  ...paged,
  interval: duration.default('PT10M'),
})
export const browserSource = z.strictObject({
  kind: z.literal('browser'),
  ...common,
  ...paged,
  interval: duration.default('PT15M'),
  waitFor: selector.optional().describe('The page is read once this is there'),
})
export const imapSource = z.strictObject({
  kind: z.literal('imap'),
  ...common,
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535).default(993),
  secure: z.boolean().default(true).describe('TLS from the start; without it STARTTLS is used where offered'),
  user: z.string().min(1).max(320),
  password: z.string().min(1).max(1000),
  mailbox: z.string().min(1).max(500).default('INBOX'),
  interval: duration.default('PT5M').describe('Looked at so often besides IDLE'),
  acceptAnyCertificate: z.boolean().default(false).describe('Only for a server of your own on a private net'),
})
export const smtpSource = z.strictObject({
  kind: z.literal('smtp'),
  ...common,
  host: z.string().min(1).max(253).default('127.0.0.1').describe('Address to listen on'),
  port: z.int().min(1).max(65_535),
  recipients: z.array(z.string().min(3).max(320)).max(100).default([]).describe('Taken mail is for these; empty: any'),
  maximumBytes: z.int().min(1000).max(100_000_000).default(25_000_000),
})

/** A source as a person writes it. */
export const sourceInput = z.discriminatedUnion('kind', [rssSource, pageSource, browserSource, imapSource, smtpSource])
export type SourceInput = z.infer<typeof sourceInput>
/** As written, before defaults. */
export type SourceDraft = z.input<typeof sourceInput>
export type SourceOf<K extends SourceInput['kind']> = Extract<SourceInput, { kind: K }>

const kept = { version: z.int().positive(), updatedAt: timestamp }
export const source = z.discriminatedUnion('kind', [
  rssSource.extend(kept),
  pageSource.extend(kept),
  browserSource.extend(kept),
  imapSource.extend(kept),
  smtpSource.extend(kept),
])
export type Source = z.infer<typeof source>

/** Stands in every answer where a password was given; sent back unchanged it means: keep the one there is. */
export const hiddenPassword = '********'

/** A source fit to be shown: passwords are never given out. */
export function hidePassword<T extends SourceInput | Source>(shown: T): T {
  return 'password' in shown ? { ...shown, password: hiddenPassword } : shown
}

/** What one look at a source found, without keeping anything: the answer of `POST /sources/try`. */
export const sourceTrial = z.strictObject({
  ok: z.boolean(),
  found: z.int().nonnegative().describe('Items seen; the first few are shown'),
  items: z.array(
    z.strictObject({
      url: z.string().optional(),
      title: z.string(),
      text: z.string().describe('Its first 500 code units'),
      author: z.string().optional(),
      publishedAt: timestamp.optional(),
    }),
  ),
  problems: z.array(z.strictObject({ message: z.string(), fix: z.string().optional() })),
})
export type SourceTrial = z.infer<typeof sourceTrial>
