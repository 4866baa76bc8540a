import { bounds, type KnownWording, type SignalEntry, type StoryState } from '../subject/subject-state.ts'
import { addToBuckets } from '../detect/buckets.ts'
import type { Contribution, Reading } from './contribution.ts'
import { tally } from './tally.ts'
import { isSameWording } from './wording.ts'

/** Takes a mention into the figures of its story. The figures do not depend on the order in which mentions come. */
export function addToStory(story: StoryState, reading: Reading): void {
  count(story, reading, 1)
  for (const [kind, entry] of reading.signals) {
    story.signals[kind] = keepWeightiest([...(story.signals[kind] ?? []), entry])
  }
  if (reading.reach > 0 && reading.negative) {
    story.reach = keepWeightiest([...story.reach, { mention: reading.mention, at: reading.at, value: reading.reach }])
  }
  story.recent.push({ m: reading.mention, at: reading.at, n: reading.negative ? 1 : 0 })
  story.recent.sort((a, b) => b.at - a.at || (a.m < b.m ? -1 : 1))
  story.recent.length = Math.min(story.recent.length, bounds.recent)
  addWording(story, reading)
  if (isBetterTitle(story, reading)) {
    story.title = reading.title
    story.titleOf = { mention: reading.mention, own: reading.ownTitle, at: reading.at }
  }
  story.firstAt = Math.min(story.firstAt, reading.at)
  story.lastAt = Math.max(story.lastAt, reading.at)
}

function isBetterTitle({ title, titleOf }: StoryState, { at, mention, ownTitle, ...reading }: Reading): boolean {
  if (reading.title === '' || mention === titleOf.mention) return reading.title !== ''
  if (title === '' || ownTitle !== titleOf.own) return title === '' || ownTitle
  return at < titleOf.at || (at === titleOf.at && mention < titleOf.mention)
}

/** Takes back what a mention added, as when a newer version of it says otherwise. */
export function removeFromStory(story: StoryState, mention: string, contribution: Contribution): void {
  count(story, contribution, -1)
  for (const kind of Object.keys(story.signals)) {
    const left = (story.signals[kind] ?? []).filter((entry) => entry.mention !== mention)
    if (left.length === 0) delete story.signals[kind]
    else story.signals[kind] = left
  }
  story.reach = story.reach.filter((entry) => entry.mention !== mention)
  story.recent = story.recent.filter((entry) => entry.m !== mention)
  story.exemplars = story.exemplars.filter((exemplar) => exemplar.mention !== mention)
  const wording = story.wordings.find((known) => known.mention === mention)
  if (wording !== undefined) {
    countPerson(story, wording, -1)
    wording.person = ''
    wording.at = Number.MAX_SAFE_INTEGER
  } else if (story.wordings.length >= bounds.wordings) {
    countPerson(story, contribution, -1)
  }
}

function count(story: StoryState, from: Contribution, by: 1 | -1): void {
  story.volume += by
  if (from.negative) story.negative += by
  addToBuckets(story.buckets, from.at, from.negative, by)
  tally(story.platforms, from.platform, by, bounds.names)
  tally(story.sources, from.source, by, bounds.names)
  if (from.negative) {
    tally(story.categories, from.category, by, bounds.names)
    for (const province of from.provinces) tally(story.provinces, province, by, bounds.names)
    for (const city of from.cities) tally(story.cities, city, by, bounds.names)
  }
}

/** The earliest who said a thing in these words counts; who says it after, in whatever order it comes in, reposts. */
function addWording(story: StoryState, reading: Reading): void {
  const { at, mention, negative, person, wording } = reading
  const known = story.wordings.find((candidate) => isSameWording(candidate, wording))
  if (known === undefined && story.said.includes(wording.exact)) return
  if (known === undefined) {
    const added: KnownWording = { ...wording, mention, at, person, negative }
    if (story.wordings.length >= bounds.wordings) {
      story.said.push(...story.wordings.splice(bounds.wordings / 2, 1).map((gone) => gone.exact))
      if (story.said.length > bounds.said) story.said.shift()
    }
    story.wordings.push(added)
    countPerson(story, added, 1)
    return
  }
  if (at > known.at || (at === known.at && mention >= known.mention)) return
  countPerson(story, known, -1)
  Object.assign(known, { mention, at, person, negative })
  countPerson(story, known, 1)
}

function countPerson(
  story: StoryState,
  from: { readonly person: string; readonly negative: boolean },
  by: 1 | -1,
): void {
  if (from.person === '') return
  tally(from.negative ? story.complainants : story.tellers, from.person, by, bounds.complainants)
}

function keepWeightiest(entries: SignalEntry[]): SignalEntry[] {
  const order = (a: SignalEntry, b: SignalEntry): number =>
    Number(a.claim ?? false) - Number(b.claim ?? false) ||
    b.value - a.value ||
    b.at - a.at ||
    (a.mention < b.mention ? -1 : 1)
  return entries.sort(order).slice(0, bounds.signals)
}
