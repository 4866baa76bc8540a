import type { Clock } from '@groundswell/runtime'
import type { Documents } from '@groundswell/store'
import type { Coverage } from './coverage.ts'
import { snapshotDocuments } from './state/collections.ts'
import type { SubjectRunner } from './state/subject-runner.ts'

const page = 200
/** An outbox this old, ms, was left by a crash; a younger one belongs to an instance at work. */
const leftAfter = 15_000

/** One look for what time or a crash left to do. Any instance may sweep; the compare-and-set of a snapshot decides. */
export async function sweepSubjects(parts: {
  readonly documents: Documents
  readonly clock: Clock
  readonly runner: SubjectRunner
  readonly coverage: Coverage
  /** At start nobody else is believed to be at work on what is left. */
  readonly everythingLeft: boolean
}): Promise<void> {
  const { clock, coverage, documents, runner } = parts
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
  await coverage.look()
  const due = await documents.list(snapshotDocuments, {
    filters: [{ field: 'nextDueAt', op: 'lte', value: now.toISOString() }],
    size: page,
  })
  for (const { id } of due.items) await runner.tick(id, coverage.blindUntil)
}
