import type { GradedAlert, IncidentChange, Level, MatchedMention } from '@groundswell/contracts'
import { countTowardsBaseline } from '../detect/baseline.ts'
import { addToBuckets, trimBuckets } from '../detect/buckets.ts'
import { assess, moreSevere, type Assessment } from '../grade/assess.ts'
import { buildAlert } from '../grade/build-alert.ts'
import { decideChanges, type Change } from '../grade/decide-change.ts'
import type { RuleBook } from '../grade/rule-book.ts'
import { contributionOf, readMention, type Contribution, type Reading } from '../story/contribution.ts'
import { addToStory, removeFromStory } from '../story/figures.ts'
import { findStory, rememberExemplar } from '../story/find-story.ts'
import { StoryIndex } from '../story/story-index.ts'
import { applyIncidentChange } from './apply-incident-change.ts'
import { isOpen, storiesToForget } from './forget-stories.ts'
import { newEvent, newStory, startAgain } from './new-story.ts'
import type { EventState, LaneState, StoryState, SubjectState } from './subject-state.ts'

/** Where a mention stands for one subject, and what it added there. `storyId` null: it was taken away. */
export interface Membership {
  readonly version: number
  readonly storyId: string | null
  /** Generation of the story's event when it was counted; figures of an older one are no more. */
  readonly generation: number
  readonly contribution: Contribution | null
}

export interface StepResult {
  readonly membership: Membership
  readonly alerts: readonly GradedAlert[]
}

/**
 * One subject's stories, windows and events, brought on mention by mention. Holds the state it was given and changes it in
 * place; reads no clock and does no I/O: the same mentions in the same order give the same state and the same changes,
 * however they are batched.
 */
export class SubjectCore {
  readonly state: SubjectState
  readonly #book: RuleBook
  readonly #index: StoryIndex
  readonly #touched = new Set<StoryState>()

  constructor(state: SubjectState, book: RuleBook) {
    this.state = state
    this.#book = book
    this.#index = new StoryIndex(state.stories)
  }

  /** Stories changed since the last call. */
  takeTouched(): StoryState[] {
    const stories = [...this.#touched]
    this.#touched.clear()
    return stories
  }

  /**
   * Takes a version of a mention in. `before` is where an earlier version stands; a version that is not newer changes
   * nothing and gives undefined. `at` is the time of grading.
   */
  apply(mention: MatchedMention, before: Membership | undefined, at: Date): StepResult | undefined {
    if (before !== undefined && before.version >= mention.version) return undefined
    const { state } = this
    state.name = mention.subject.name
    state.kind = mention.subject.kind
    state.seenAt = Math.max(state.seenAt, at.getTime())
    const left = this.#takeBack(mention.mentionId, before)
    if (mention.retracted) {
      const alerts = left === undefined ? [] : this.#regrade(left, at)
      return { membership: { version: mention.version, storyId: null, generation: 0, contribution: null }, alerts }
    }
    const reading = readMention(mention, this.#book.counting)
    state.clock = Math.max(state.clock, reading.at)
    if (before === undefined) this.#countInLane(reading)
    const story = this.#place(reading, left)
    const alerts = left === undefined || left === story ? [] : this.#regrade(left, at)
    alerts.push(...this.#regrade(story, at, reading))
    this.#forget(story)
    const generation = story.event?.generation ?? 1
    const contribution = contributionOf(reading)
    return { membership: { version: mention.version, storyId: story.id, generation, contribution }, alerts }
  }

  #takeBack(mentionId: string, before: Membership | undefined): StoryState | undefined {
    if (before === undefined || before.storyId === null || before.contribution === null) return undefined
    const story = this.#index.get(before.storyId)
    if (story === undefined || (story.event?.generation ?? 1) !== before.generation) return story
    for (const exemplar of story.exemplars) {
      if (exemplar.mention === mentionId) this.#index.unlearn(story.id, exemplar)
    }
    removeFromStory(story, mentionId, before.contribution)
    this.#touched.add(story)
    return story
  }

  /** An edited mention that fits nowhere else and was alone in its story keeps it. */
  #place(reading: Reading, stays: StoryState | undefined): StoryState {
    let story = findStory(reading, this.#index, this.#book.stories) ?? (stays?.volume === 0 ? stays : undefined)
    if (story === undefined) {
      story = newStory(this.state.id, reading)
      this.state.stories.push(story)
      this.#index.add(story)
    }
    const { event } = story
    if (event !== null && event.closedAt !== null && reading.at - event.closedAt > this.#book.holding.reopenWithin) {
      startAgain(story, event, this.state.id, reading.at)
    }
    addToStory(story, reading)
    rememberExemplar(story, reading, this.#index)
    trimBuckets(story.buckets, this.state.clock)
    this.#touched.add(story)
    return story
  }

  #countInLane(reading: Reading): void {
    const lane = this.#lane(reading.drill)
    addToBuckets(lane.buckets, reading.at, reading.negative, 1)
    trimBuckets(lane.buckets, this.state.clock)
    countTowardsBaseline(lane, reading.at)
  }

  #lane(drill: boolean): LaneState {
    return drill ? this.state.lanes.drill : this.state.lanes.live
  }

  #assess(story: StoryState, clock: number): Assessment {
    return assess(story, this.#lane(story.drill), clock, this.#book)
  }

  /** `reading`: the mention that just joined; without, something was taken away or time passed. */
  #regrade(story: StoryState, at: Date, reading?: Reading, clock = this.state.clock): GradedAlert[] {
    const assessment = this.#assess(story, clock)
    const event = story.event ?? newEvent(this.state.id, story.id, 1, clock)
    if (event.closedAt !== null) {
      if (reading === undefined || !reading.negative || !mayReopen(event, assessment)) return []
      event.closedAt = null
      event.level = null
      event.warned = []
      delete event.override
      delete event.falseAlarm
    }
    if (reading !== undefined) event.spreadAt = Math.max(event.spreadAt, clock)
    const brand = this.state.kind === 'brand'
    const changes = decideChanges(event, assessment, { brand, clock, book: this.#book })
    if (changes.length > 0) story.event = event
    return this.#tell(story, event, changes, at)
  }

  #tell(story: StoryState, event: EventState, changes: readonly Change[], at: Date): GradedAlert[] {
    if (changes.length > 0) this.#touched.add(story)
    return changes.map((change) => buildAlert(this.state, story, event, change, this.#book, at))
  }

  #forget(keep: StoryState): void {
    const oldest = this.state.clock - 2 * this.#book.stories.forgetAfter
    const gone = new Set(storiesToForget(this.state.stories, oldest, keep))
    if (gone.size === 0) return
    for (const story of gone) this.#index.forget(story)
    this.state.stories = this.state.stories.filter((story) => !gone.has(story))
  }

  /** Undefined where the event is not (or no more) among this subject's stories. */
  applyIncident(change: IncidentChange, at: Date): GradedAlert[] | undefined {
    const story = this.state.stories.find((candidate) => candidate.event?.id === change.eventId)
    const event = story?.event
    if (story === undefined || event === undefined || event === null) return undefined
    const clock = this.clockAt(at)
    const { lasting, passing } = this.#assess(story, clock)
    return this.#tell(story, event, applyIncidentChange(event, change, moreSevere(lasting, passing), clock), at)
  }

  /** Event time as it passes while nothing comes in. */
  clockAt(now: Date): number {
    const { clock, seenAt } = this.state
    return seenAt === 0 ? now.getTime() : clock + Math.max(0, now.getTime() - seenAt)
  }

  /** Event time at which time alone next changes something; undefined when it will not. */
  nextDue(): number | undefined {
    const dues = this.state.stories.filter(isOpen).flatMap(({ event }) => {
      if (event === null) return []
      const quiet = event.level === 3 ? [event.spreadAt + this.#book.holding.closeLevel3After] : []
      return [...quiet, ...Object.values(event.held)]
    })
    return dues.length === 0 ? undefined : Math.min(...dues)
  }

  /**
   * Time passed without a mention: held levels fall, quiet level 3 events close. `blindUntil` gives the wall time (ms) until
   * which a source that would show its spread was not read: quiet counts only from there.
   */
  tick(clock: number, at: Date, blindUntil: (story: StoryState) => number | undefined): GradedAlert[] {
    const alerts: GradedAlert[] = []
    for (const story of this.state.stories.filter(isOpen)) {
      const { event } = story
      if (event === null) continue
      if (Object.values(event.held).some((until) => until <= clock)) {
        alerts.push(...this.#regrade(story, at, undefined, clock))
        this.#touched.add(story)
      }
      if (event.level !== 3 || clock < event.spreadAt + this.#book.holding.closeLevel3After) continue
      const blind = blindUntil(story)
      if (blind !== undefined) event.spreadAt = Math.max(event.spreadAt, clock - (at.getTime() - blind))
      this.#touched.add(story)
      if (clock < event.spreadAt + this.#book.holding.closeLevel3After) continue
      alerts.push(...this.#close(story, event, clock, at))
    }
    return alerts
  }

  #close(story: StoryState, event: EventState, clock: number, at: Date): GradedAlert[] {
    const quiet = this.#book.holding.closeLevel3After / 3_600_000
    event.closedAt = clock
    const reason = {
      indicator: 'quiet-hours',
      value: Math.floor((clock - event.spreadAt) / 3_600_000),
      threshold: quiet,
      level: 3 as const,
      window: `PT${quiet}H`,
      mentions: story.recent.slice(0, 1).map((entry) => entry.m),
    }
    return this.#tell(story, event, [{ change: 'closed', level: 3, previousLevel: 3, reasons: [reason] }], at)
  }
}

/** Only what still reaches a level opens again; after a false alarm only what is worse than was known then. */
function mayReopen(event: EventState, assessment: Assessment): boolean {
  const computed: Level | null = moreSevere(assessment.lasting, assessment.passing)
  if (computed === null) return false
  return event.falseAlarm === undefined || computed < (event.falseAlarm.computed ?? 4)
}
