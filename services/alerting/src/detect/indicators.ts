import type { IndicatorName } from '../grade/rule-book.ts'
import type { LaneState, SignalEntry, StoryState } from '../subject/subject-state.ts'
import { sumWindow } from './buckets.ts'
import { usualVolume } from './baseline.ts'

/** A measured value with the mentions it rests on, newest first. */
export interface Measure {
  readonly value: number
  /** Said to be at least so many: more than `value` is meant. */
  readonly atLeast: boolean
  readonly mentions: readonly string[]
}

/** What is known for certain, and what is if claims (网传) are believed too. */
export interface Measures {
  readonly certain: Measure
  readonly claimed: Measure
}

const evidence = 20
const hour = 3_600_000
/** Hours of baseline without which a burst cannot be told from a beginning. */
const enoughHours = 24

/** Measures one indicator of a story at event time `clock`, over the `window` (milliseconds) or, without, the story's life. */
export function measure(
  indicator: IndicatorName,
  story: StoryState,
  lane: LaneState,
  clock: number,
  window: number | undefined,
): Measures {
  switch (indicator) {
    case 'deaths':
    case 'injuries':
    case 'serious-injuries':
    case 'outage-hours':
    case 'money':
      return greatest(story.signals[indicator] ?? [])
    case 'regulator':
    case 'national-media':
    case 'local-media':
    case 'legal-action':
    case 'recall':
      return distinct(story.signals[indicator] ?? [])
    case 'complainants':
      return complainants(story)
    case 'reach':
      return greatest(story.reach)
    case 'platforms':
      return certain(Object.keys(story.platforms).length, story)
    case 'provinces':
      return certain(Object.keys(story.provinces).length, story)
    case 'cities':
      return certain(Object.keys(story.cities).length, story)
    case 'volume':
      return certain(window === undefined ? story.volume : sumWindow(story.buckets, clock, window).all, story)
    case 'negative-volume':
      return certain(window === undefined ? story.negative : sumWindow(story.buckets, clock, window).negative, story)
    case 'negative-share': {
      const counted =
        window === undefined ? { all: story.volume, negative: story.negative } : sumWindow(story.buckets, clock, window)
      return certain(counted.all === 0 ? 0 : Math.round((100 * counted.negative) / counted.all) / 100, story)
    }
    case 'burst': {
      const { usual, hours } = usualVolume(lane, clock)
      if (hours < enoughHours) return certain(0, story)
      return certain(Math.round((10 * sumWindow(lane.buckets, clock, window ?? hour).all) / usual) / 10, story)
    }
    default:
      indicator satisfies never
      return certain(0, story)
  }
}

function certain(value: number, story: StoryState): Measures {
  const negative = story.recent.filter((entry) => entry.n === 1)
  const mentions = (negative.length > 0 ? negative : story.recent).slice(0, evidence).map((entry) => entry.m)
  const known = { value, atLeast: false, mentions }
  return { certain: known, claimed: known }
}

function greatest(entries: readonly SignalEntry[]): Measures {
  return { certain: top(entries.filter((entry) => entry.claim !== true)), claimed: top(entries) }
}

function top(entries: readonly SignalEntry[]): Measure {
  const value = entries.reduce((most, entry) => Math.max(most, entry.value), 0)
  const saying = entries.filter((entry) => entry.value === value)
  return { value, atLeast: saying.some((entry) => entry.atLeast === true), mentions: newest(saying) }
}

/** Counts by name: five reports of one outlet are one outlet. */
function distinct(entries: readonly SignalEntry[]): Measures {
  const sure = entries.filter((entry) => entry.claim !== true)
  return { certain: named(sure), claimed: named(entries) }
}

function named(entries: readonly SignalEntry[]): Measure {
  const names = new Set(entries.map((entry) => entry.name ?? ''))
  return { value: names.size, atLeast: false, mentions: newest(entries) }
}

function newest(entries: readonly SignalEntry[]): string[] {
  return [
    ...new Set([...entries].sort((a, b) => b.at - a.at || (a.mention < b.mention ? -1 : 1)).map((e) => e.mention)),
  ].slice(0, evidence)
}

/** Negative share of a story from which those who tell of it without complaining count among the complainants. */
const badNewsFrom = 0.3

/** People told apart who complain; in a story that is plainly bad news, those who tell of it in their own words as well. */
export function complainantsOf(story: StoryState): number {
  const complaining = Object.keys(story.complainants).length
  if (complaining === 0 || story.negative < badNewsFrom * story.volume) return complaining
  return complaining + Object.keys(story.tellers).filter((person) => !(person in story.complainants)).length
}

/** Those who complained here, or as many as are said to have, whichever is more. */
function complainants(story: StoryState): Measures {
  const counted = complainantsOf(story)
  const said = greatest(story.signals['complainants'] ?? [])
  const own = certain(counted, story).certain
  return {
    certain: said.certain.value > counted ? said.certain : own,
    claimed: said.claimed.value > counted ? said.claimed : own,
  }
}
