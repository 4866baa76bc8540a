import type { Category, Level } from '@groundswell/contracts'
import type { Wording } from '../story/wording.ts'

/**
 * What alerting remembers of one subject: plain JSON, written whole as the subject's snapshot. Its size is bounded:
 * at most `bounds.stories` stories, each with at most the lists below; about 1 kB a story of one mention, 150 kB the
 * largest. Times are milliseconds since the epoch.
 */
export const bounds = {
  /** Open stories of a subject; beyond it the one longest without a mention is let go, stories without an open event first. */
  stories: 300,
  /** Reports kept for comparison, per story: the first half stays, the second half is the newest. */
  exemplars: 12,
  /** Wordings kept for recognising reposts, per story: as above. */
  wordings: 96,
  /** Texts known by their hash alone, per story. */
  said: 3000,
  /** Complainants told apart, per story; further ones are taken for known. */
  complainants: 1500,
  /** Newest mentions kept as evidence, per story. */
  recent: 40,
  /** Weightiest signals kept of one kind, per story. */
  signals: 20,
  /** Names kept per tally (provinces, cities, platforms, sources). */
  names: 60,
  /** Ten-minute buckets reach back this far. */
  bucketMilliseconds: 600_000,
  windowMilliseconds: 48 * 3_600_000,
} as const

export type Tally = Record<string, number>

/** Counts of one window bucket: all mentions, negative ones. */
export type Buckets = Record<string, [number, number]>

export interface SignalEntry {
  readonly mention: string
  readonly at: number
  readonly value: number
  readonly atLeast?: true
  readonly claim?: true
  readonly name?: string
}

/** What one report says, for comparing others with it. */
export interface Exemplar {
  readonly mention: string
  readonly at: number
  readonly terms: readonly string[]
  readonly facts: readonly string[]
  readonly spots: readonly string[]
  readonly cities: readonly string[]
  readonly provinces: readonly string[]
  readonly category: Category
}

/** One wording with the earliest who said it: that one is the complainant, the others repost. */
export interface KnownWording extends Wording {
  mention: string
  at: number
  /** Who that is, by platform and author; empty where nobody counts (praise, or taken away by an edit). */
  person: string
  /** Whether they complain; else they only tell of it. */
  negative: boolean
}

export interface EventState {
  readonly id: string
  readonly generation: number
  /** Number of the last change. */
  seq: number
  /** Null: only an early warning so far. */
  level: Level | null
  openedAt: number | null
  closedAt: number | null
  /** Levels an early warning was given of since the level last changed. */
  warned: Level[]
  /** Until when a level reached in a window holds on. */
  held: Partial<Record<Level, number>>
  /** Event time at which spread was last seen. */
  spreadAt: number
  override?: { level: Level; by: string; reason: string; computed: Level | null }
  /** Closed as a false alarm: what the rules said then; only worse opens it again. */
  falseAlarm?: { computed: Level | null }
  /** Number of the last change of the incident that was taken into account. */
  incidentSeq?: number
  acknowledged?: { by: string; at: string }
  linkedTo?: string
}

export interface StoryState {
  readonly id: string
  title: string
  readonly drill: boolean
  firstAt: number
  lastAt: number
  /** Where the title is from: a mention with a title of its own rather than one without, then the earliest. */
  titleOf: { mention: string; own: boolean; at: number }
  volume: number
  negative: number
  /** Original mentions of people who complain, by person. */
  complainants: Tally
  /** Of people who tell of it without praise or complaint. */
  tellers: Tally
  platforms: Tally
  provinces: Tally
  cities: Tally
  sources: Tally
  categories: Tally
  signals: Record<string, SignalEntry[]>
  reach: SignalEntry[]
  buckets: Buckets
  /** Newest first; `n` 1 where negative. */
  recent: { readonly m: string; readonly at: number; readonly n: 0 | 1 }[]
  exemplars: Exemplar[]
  wordings: KnownWording[]
  /** Exact texts of wordings that had to make room, oldest first. */
  said: string[]
  event: EventState | null
}

/** Windows and baseline of a subject; drills have their own, so that they never touch the figures. */
export interface LaneState {
  buckets: Buckets
  /** Per hour of the week: smoothed hourly volume, and how many such hours it rests on. */
  baseline: [number, number][]
  /** The hour being counted (start), its volume so far. */
  hour: [number, number] | null
}

export interface SubjectState {
  readonly id: string
  name: string
  kind: string
  /** Event time: the latest publication seen. */
  clock: number
  /** Wall time at which the last record was taken in. */
  seenAt: number
  stories: StoryState[]
  lanes: { live: LaneState; drill: LaneState }
}

export function newLane(): LaneState {
  return { buckets: {}, baseline: [], hour: null }
}

export function newSubjectState(subject: { id: string; name: string; kind: string }): SubjectState {
  return { ...subject, clock: 0, seenAt: 0, stories: [], lanes: { live: newLane(), drill: newLane() } }
}
