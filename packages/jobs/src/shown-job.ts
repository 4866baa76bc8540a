import type { Job } from '@groundswell/contracts'
import type { JobDocument } from './job-document.ts'

/** The job as the API gives it: what is left is reckoned from the pace of this pass. */
export function shownJob({ job, place }: JobDocument, now: Date): Job {
  const { state, total, done } = job
  if (state !== 'running' || place === null || total === undefined || done === 0) return job
  const elapsed = Math.max(0, now.getTime() - Date.parse(place.since)) / 1000
  return { ...job, secondsLeft: Math.ceil((elapsed / done) * Math.max(0, total - done)) }
}
