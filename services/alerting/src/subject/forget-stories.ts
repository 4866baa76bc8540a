import { bounds, type StoryState } from './subject-state.ts'

export function isOpen(story: StoryState): boolean {
  return story.event !== null && story.event.level !== null && story.event.closedAt === null
}

/** Stories to let go: those without a mention for long and without an open event; then, where there are too many, the least recent. */
export function storiesToForget(stories: readonly StoryState[], oldest: number, keep: StoryState): StoryState[] {
  const surplus = stories.length - bounds.stories
  if (surplus <= 0 && stories.every((story) => story.lastAt >= oldest || isOpen(story))) return []
  const order = [...stories].sort(
    (a, b) => Number(isOpen(a)) - Number(isOpen(b)) || a.lastAt - b.lastAt || (a.id < b.id ? -1 : 1),
  )
  return order.filter(
    (story, place) => story !== keep && (place < surplus || (!isOpen(story) && story.lastAt < oldest)),
  )
}
