import type { estypes } from '@elastic/elasticsearch'
import type { Mention } from '@groundswell/contracts'
import { indexText } from '../index-text.ts'
import { authorTexts, authorValue, facetValues, withStories, type OwnFacet } from '../mention-checks.ts'

export type StoryLinks = Readonly<Record<string, string | null>>

/** What the engine keeps beside the indexed fields: the mention as JSON text, with its stories, and the links by themselves. */
export interface MentionSource {
  readonly version: number
  readonly body: string
  readonly links: string
}

const keyword: estypes.MappingProperty = { type: 'keyword' }
const tokens: estypes.MappingProperty = { type: 'text', analyzer: 'whitespace' }
const kept: estypes.MappingProperty = { type: 'object', enabled: false }

export const mentionMapping: estypes.MappingTypeMapping = {
  dynamic: false,
  // The tokens can be made again from the body.
  _source: { includes: ['version', 'body', 'links'] },
  properties: {
    id: keyword,
    version: { type: 'long' },
    title: tokens,
    text: tokens,
    author: tokens,
    platform: keyword,
    source: keyword,
    category: keyword,
    polarity: keyword,
    lang: keyword,
    subject: keyword,
    province: keyword,
    story: keyword,
    authorName: keyword,
    publishedAt: { type: 'date', format: 'epoch_millis' },
    reach: { type: 'long' },
    drill: { type: 'boolean' },
    negative: { type: 'byte' },
    score: { type: 'double' },
    body: kept,
    links: kept,
  },
}

export function mentionDocument(mention: Mention, links: StoryLinks): object {
  const whole = withStories(mention, links)
  const facets: Partial<Record<OwnFacet, string[]>> = {}
  for (const { facet, value } of facetValues(whole)) (facets[facet] ??= []).push(value)
  const stories = whole.subjects.flatMap((subject) => (subject.storyId === undefined ? [] : [subject.storyId]))
  return {
    id: whole.id,
    version: whole.version,
    title: indexText(whole.title),
    text: indexText(whole.text),
    author: authorTexts(whole).map(indexText).join(' | '),
    ...facets,
    story: [...new Set(stories)].map((story) => story.toWellFormed()),
    authorName: authorValue(whole),
    publishedAt: Date.parse(whole.publishedAt),
    reach: whole.author?.followers ?? -1,
    drill: whole.drill,
    negative: whole.polarity === 'negative' ? 1 : 0,
    score: whole.polarityScore,
    body: JSON.stringify(whole),
    links: JSON.stringify(links),
  } satisfies MentionSource & Record<string, unknown>
}
