import type { Exemplar, StoryState } from '../subject/subject-state.ts'
import { weightOf } from './terms.ts'

/** Finds the stories that share telling terms with a report without comparing it with all. Built from the stories, kept beside them. */
export class StoryIndex {
  readonly #stories = new Map<string, StoryState>()
  /** Term → stories with how many of their exemplars hold it. */
  readonly #holders = new Map<string, Map<string, number>>()

  constructor(stories: readonly StoryState[]) {
    for (const story of stories) this.add(story)
  }

  add(story: StoryState): void {
    this.#stories.set(story.id, story)
    for (const exemplar of story.exemplars) this.learn(story.id, exemplar)
  }

  get(id: string): StoryState | undefined {
    return this.#stories.get(id)
  }

  forget(story: StoryState): void {
    for (const exemplar of story.exemplars) this.unlearn(story.id, exemplar)
    this.#stories.delete(story.id)
  }

  learn(storyId: string, exemplar: Exemplar): void {
    for (const term of exemplar.terms) {
      const holders = this.#holders.get(term) ?? new Map<string, number>()
      holders.set(storyId, (holders.get(storyId) ?? 0) + 1)
      this.#holders.set(term, holders)
    }
  }

  unlearn(storyId: string, exemplar: Exemplar): void {
    for (const term of exemplar.terms) {
      const holders = this.#holders.get(term)
      const left = (holders?.get(storyId) ?? 0) - 1
      if (left > 0) holders?.set(storyId, left)
      else holders?.delete(storyId)
      if (holders?.size === 0) this.#holders.delete(term)
    }
  }

  /** The stories with the greatest weight of shared terms, at most `most`. */
  candidates(terms: readonly string[], most: number): StoryState[] {
    const shared = new Map<string, number>()
    for (const term of terms) {
      for (const id of this.#holders.get(term)?.keys() ?? []) shared.set(id, (shared.get(id) ?? 0) + weightOf(term))
    }
    return [...shared]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, most)
      .flatMap(([id]) => this.#stories.get(id) ?? [])
  }
}
