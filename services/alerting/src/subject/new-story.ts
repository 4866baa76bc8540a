import { eventIdOf, storyIdOf } from '@groundswell/incident'
import type { Reading } from '../story/contribution.ts'
import type { EventState, StoryState } from './subject-state.ts'

function emptyFigures(
  at: number,
): Omit<StoryState, 'id' | 'title' | 'titleOf' | 'drill' | 'lastAt' | 'exemplars' | 'wordings' | 'said' | 'event'> {
  return {
    firstAt: at,
    volume: 0,
    negative: 0,
    complainants: {},
    tellers: {},
    platforms: {},
    provinces: {},
    cities: {},
    sources: {},
    categories: {},
    signals: {},
    reach: [],
    buckets: {},
    recent: [],
  }
}

export function newStory(subjectId: string, first: Reading): StoryState {
  return {
    id: storyIdOf(subjectId, first.mention),
    title: first.title,
    titleOf: { mention: first.mention, own: first.ownTitle, at: first.at },
    drill: first.drill,
    lastAt: first.at,
    ...emptyFigures(first.at),
    exemplars: [],
    wordings: [],
    said: [],
    event: null,
  }
}

export function newEvent(subjectId: string, storyId: string, generation: number, clock: number): EventState {
  return {
    id: eventIdOf(subjectId, storyId, generation),
    generation,
    seq: 0,
    level: null,
    openedAt: null,
    closedAt: null,
    warned: [],
    held: {},
    spreadAt: clock,
  }
}

/** The same story long after its event was closed: a new event, linked to the old one, its figures counted from here. */
export function startAgain(story: StoryState, event: EventState, subjectId: string, at: number): void {
  Object.assign(story, emptyFigures(at))
  story.event = { ...newEvent(subjectId, story.id, event.generation + 1, at), linkedTo: event.id }
}
