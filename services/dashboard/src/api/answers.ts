import type {
  Channel,
  Level,
  Mention,
  MentionCorrection,
  Role,
  SignalKind,
  SourceHealth,
  SourceKind,
  Span,
} from '@groundswell/contracts'

/** What the gateway answers beyond the shapes of contracts. Adding a field there breaks nothing here. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly total?: number
  readonly totalAtLeast?: number
  readonly next: string | null
}

/** A mention as the gateway gives it: where a search found its words, and what people corrected. */
export type FoundMention = Mention & {
  readonly highlights?: readonly Span[]
  readonly corrections?: readonly MentionCorrection[] | undefined
}

export interface Session {
  readonly name: string
  readonly role: Role
  readonly via: 'session' | 'token'
  readonly passwordSet: boolean
  /** In demo mode everything is a drill, and drills are shown. */
  readonly drillDefault: 'include' | 'exclude'
}

/** What the whole system says of itself. */
export interface SystemState {
  readonly version: string
  readonly mode: 'demo' | 'configured'
  /** The configured one. */
  readonly timeZone: string
  readonly ready: boolean
  readonly parts: readonly { readonly name: string; readonly ready: boolean; readonly detail: string }[]
  /** Records not read yet; null when it cannot be told. */
  readonly lag: readonly { readonly group: string; readonly behind: number | null; readonly detail?: string }[]
  readonly counts: { readonly mentions: number | null }
  readonly demo: { readonly company: string; readonly script: string; readonly speed: number } | null
}

/** A source as listed: its definition, and its health once it was looked at. */
export interface ListedSource {
  readonly id: string
  readonly name: string
  readonly kind: SourceKind
  readonly platform: string
  readonly enabled: boolean
  readonly url?: string
  readonly health: SourceHealth | null
}

/** A channel as listed: the secret never comes out. */
export type ListedChannel = Omit<Channel, 'secret'> & { readonly secretEnds: string }
export type NamedChannel = Pick<Channel, 'id' | 'name'>

/** One message of a change to one channel. */
export interface Delivery {
  readonly id: string
  readonly channelId: string
  readonly state: 'waiting' | 'done' | 'dead'
  readonly attempts: number
  readonly createdAt: string
  readonly finishedAt: string | null
  readonly lastStatus: number | null
  readonly lastError: string | null
}

/** What mentions of a story say happened: one kind of figure with every value that was told. */
export interface StoryFact {
  readonly kind: SignalKind
  readonly values: readonly {
    readonly value: number
    readonly name?: string
    readonly mentions: readonly string[]
    readonly count: number
    readonly claimed: boolean
  }[]
  readonly contradictory: boolean
}

export interface StoryAnswer {
  readonly id: string
  readonly title: string
  readonly mentionCount: number
  readonly complainants: number
  readonly spread: Readonly<Record<'platforms' | 'sources' | 'provinces', readonly FacetCount[]>>
  readonly facts: readonly StoryFact[]
}

/** One part of a query and what it came to in a mention. */
export interface ExplainedPart {
  readonly kind: 'term' | 'and' | 'or' | 'not' | 'near' | 'at-least' | 'field' | 'range'
  readonly start: number
  readonly end: number
  /** In its canonical spelling. */
  readonly part: string
  readonly holds: boolean
  readonly hits: readonly Span[]
  /** What was found instead. */
  readonly note?: { readonly zh: string; readonly en: string }
  readonly parts: readonly ExplainedPart[]
}

/** Why a query or a subject matches a mention; `because` are the parts that decided. */
export interface Explained {
  readonly matched: boolean
  readonly query: string
  readonly tree: ExplainedPart
  readonly subject?: { readonly id: string; readonly name: string; readonly changed: boolean }
  readonly because: readonly {
    readonly start: number
    readonly end: number
    readonly part: string
    readonly holds: boolean
    readonly hits: readonly Span[]
  }[]
  readonly highlights: readonly Span[]
}

export interface Bucket {
  readonly start: string
  readonly count: number
  readonly negative: number
}

export interface Series {
  readonly key: string
  readonly buckets: readonly Bucket[]
}

export interface Histogram {
  readonly interval: string
  readonly timeZone: string
  readonly buckets: readonly Bucket[]
  readonly series?: readonly Series[]
}

export interface FacetCount {
  readonly key: string
  readonly count: number
}

export type Drill = 'exclude' | 'include' | 'only'
export type Interval = 'minute' | 'hour' | 'day' | 'week' | 'month'
export type FacetName =
  | 'platform'
  | 'source'
  | 'category'
  | 'polarity'
  | 'subject'
  | 'lang'
  | 'province'
  | 'story'
  | 'level'
export type Sort = 'newest' | 'oldest' | 'relevance' | 'reach'

/** A search with one row a story. */
export interface StoryGroups {
  readonly items: readonly {
    readonly story: {
      readonly id: string
      readonly title: string
      readonly subject: { readonly id: string; readonly name: string } | null
      readonly level: Level | null
    }
    readonly count: number
    readonly newest: FoundMention
  }[]
  readonly total?: number
  readonly totalAtLeast?: number
  readonly mentions: number
}

export interface ExportProgress {
  readonly id: string
  readonly state: 'writing' | 'done' | 'broken' | 'stopped'
  readonly written: number
  readonly total: number
  readonly startedAt: string
}
