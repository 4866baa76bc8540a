import type { DeliveryDocument } from '@groundswell/incident'
import type { Answer } from './post-webhook.ts'
import { retryAfter, waitAfter, type RetryPolicy } from './retry-policy.ts'

/** What becomes of a row after an attempt: done on a yes, dead when its receiver is gone or its time is up, else tried again. */
export function settleRow(
  row: DeliveryDocument,
  answer: Answer,
  now: Date,
  policy: RetryPolicy,
  random: number,
): DeliveryDocument {
  const tried = { ...row, attempts: row.attempts + 1, leasedUntil: null }
  const at = now.toISOString()
  if (answer.kind === 'accepted')
    return { ...tried, state: 'done', finishedAt: at, lastStatus: answer.status, lastError: null }
  const lastStatus = answer.kind === 'silent' ? null : answer.status
  if (answer.kind === 'gone')
    return { ...tried, state: 'dead', finishedAt: at, lastStatus, lastError: 'the receiver is gone (410)' }
  const lastError = answer.kind === 'silent' ? answer.error : `answered ${answer.status}`
  if (now.getTime() - Date.parse(row.createdAt) >= policy.horizon)
    return { ...tried, state: 'dead', finishedAt: at, lastStatus, lastError: `given up: ${lastError}` }
  const asked = answer.kind === 'refused' ? (retryAfter(answer.retryAfter, now) ?? 0) : 0
  const wait = Math.max(asked, waitAfter(policy, tried.attempts, random))
  return { ...tried, nextAttemptAt: new Date(now.getTime() + wait).toISOString(), lastStatus, lastError }
}
