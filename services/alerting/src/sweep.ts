import type { SourceHealth } from '@groundswell/contracts'
import type { Clock } from '@groundswell/runtime'
import type { Documents } from '@groundswell/store'
import { snapshotDocuments, sourceHealthDocuments } from './state/collections.ts'
import type { SubjectRunner } from './state/subject-runner.ts'
import type { StoryState } from './subject/subject-state.ts'

const page = 200
/** An outbox this old, ms, was left by a crash; a younger one belongs to an instance at work. */
const leftAfter = 15_000

/** One look for what time or a crash left to do. Any instance may sweep; the compare-and-set of a snapshot decides. */
export async function sweepSubjects(parts: {
  readonly documents: Documents
  readonly clock: Clock
  readonly runner: SubjectRunner
  /** At start nobody else is believed to be at work on what is left. */
  readonly everythingLeft: boolean
}): Promise<void> {
  const { clock, documents, runner } = parts
  const now = clock.now()
  const before = parts.everythingLeft ? now : new Date(now.getTime() - leftAfter)
  const left = await documents.list(snapshotDocuments, {
    filters: [
      { field: 'pending', op: 'eq', value: true },
      { field: 'writtenAt', op: 'lte', value: before.toISOString() },
    ],
    size: page,
  })
  for (const { id } of left.items) await runner.settle(id)
  const due = await documents.list(snapshotDocuments, {
    filters: [{ field: 'nextDueAt', op: 'lte', value: now.toISOString() }],
    size: page,
  })
  if (due.items.length === 0) return
  const wouldShowSpread = showsSpread(await sourcesOf(documents))
  for (const { id } of due.items) await runner.tick(id, wouldShowSpread)
}

async function sourcesOf(documents: Documents): Promise<Map<string, SourceHealth>> {
  const sources = new Map<string, SourceHealth>()
  let cursor: string | undefined
  do {
    const found = await documents.list(sourceHealthDocuments, {
      size: 500,
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (const { id, body } of found.items) sources.set(id, body)
    cursor = found.next ?? undefined
  } while (cursor !== undefined)
  return sources
}

const healthy = new Set(['healthy', 'quiet', 'starting'])

/**
 * Quiet is believed only where the sources a story was seen on are watched and well. A source without a health document is
 * one that is pushed to (hotline, tickets): nothing to be ill.
 */
export function showsSpread(sources: ReadonlyMap<string, SourceHealth>): (story: StoryState) => boolean {
  return (story) =>
    Object.keys(story.sources).every((id) => {
      const source = sources.get(id)
      return source === undefined || healthy.has(source.state)
    })
}
