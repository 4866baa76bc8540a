import { createHash } from 'node:crypto'
import type { Category, MatchedMention } from '@groundswell/contracts'
import { beginning } from '@groundswell/text'
import type { Counting } from '../grade/rule-book.ts'
import { countedSignals } from '../detect/counted-signals.ts'
import type { SignalEntry } from '../subject/subject-state.ts'
import { factsOf } from './facts.ts'
import { spotsOf } from './spots.ts'
import { termsOf, type Terms } from './terms.ts'
import { isMarkedRepost, wordingOf, type Wording } from './wording.ts'

/** What one version of a mention adds to the figures of its story; kept, so that an edit can take it back. */
export interface Contribution {
  readonly at: number
  readonly drill: boolean
  readonly platform: string
  readonly source: string
  readonly negative: boolean
  /** Who says so, told apart by platform and author; empty for praise and for what calls itself a repost. */
  readonly person: string
  readonly category: Category
  readonly provinces: readonly string[]
  readonly cities: readonly string[]
  readonly reach: number
  readonly signals: readonly (readonly [kind: string, entry: SignalEntry])[]
}

/** A mention as alerting looks at it. */
export interface Reading extends Contribution {
  readonly mention: string
  readonly title: string
  /** It came with a title; else its first sentence stands for one. */
  readonly ownTitle: boolean
  readonly terms: Terms
  readonly facts: readonly string[]
  readonly spots: readonly string[]
  readonly wording: Wording
}

export function readMention(mention: MatchedMention, counting: Counting): Reading {
  const at = Date.parse(mention.publishedAt)
  const from = mention.polarity === 'negative' ? counting.negativeEventWithTone : counting.negativeEventFrom
  const negative = mention.negativeEvent >= Math.min(from, counting.negativeEventFrom)
  const counted = negative || mention.negativeEvent >= counting.signalsFrom
  const entry = { mention: mention.mentionId, at }
  const signals = counted ? countedSignals(mention, counting) : []
  const repost = isMarkedRepost(mention.title, mention.text)
  const cities = new Set(mention.places.flatMap((place) => (place.city === undefined ? [] : [place.city])))
  return {
    mention: mention.mentionId,
    at,
    drill: mention.drill,
    platform: mention.platform,
    source: mention.source.id,
    negative,
    person: (negative || mention.polarity !== 'positive') && !repost ? personOf(mention) : '',
    category: mention.category,
    provinces: [...new Set(mention.places.map((place) => place.province))],
    cities: [...cities],
    reach: mention.author?.followers ?? 0,
    signals: signals.map(({ kind, ...rest }): [string, SignalEntry] => [kind, { ...entry, ...rest }]),
    title: titleOf(mention),
    ownTitle: mention.title.trim() !== '',
    terms: termsOf(mention.title, mention.text, mention.subject.name),
    facts: factsOf(signals),
    spots: spotsOf(mention.title, mention.text, mention.subject.name),
    wording: wordingOf(mention.title, mention.text),
  }
}

/** Kinds of source that bring each item from one person: without an author's name the item itself stands for that person. */
const contactKinds = new Set(['intake', 'imap', 'smtp'])

function personOf(mention: MatchedMention): string {
  const who = mention.author?.handle ?? mention.author?.name
  if (who !== undefined && who !== '') return keyOf('author', mention.platform, who)
  if (contactKinds.has(mention.source.kind)) return keyOf('contact', mention.mentionId)
  return keyOf('source', mention.platform, mention.source.id)
}

/** Names can be long and there are many of them: 72 bits of a hash stand for each. */
function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 12)
}

export function contributionOf(reading: Reading): Contribution {
  const {
    mention: _m,
    title: _t,
    ownTitle: _o,
    terms: _s,
    facts: _f,
    spots: _p,
    wording: _w,
    ...contribution
  } = reading
  return contribution
}

const longestTitle = 40
const longestOwnTitle = 120

/** What has no title goes by its first sentence. */
function titleOf(mention: MatchedMention): string {
  const title = mention.title.trim()
  if (title !== '') return cut(title, longestOwnTitle)
  return cut(mention.text.trim().split(/[。！？!?\n]/u, 1)[0] ?? '', longestTitle)
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${beginning(text, length)}…`
}
