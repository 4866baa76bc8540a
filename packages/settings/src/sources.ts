import { randomUUID } from 'node:crypto'
import {
  durationMilliseconds,
  hiddenPassword,
  type Source,
  type SourceHealth,
  type SourceInput,
  type SourceTrial,
} from '@groundswell/contracts'
import type { Clock } from '@groundswell/runtime'
import type { Collection, Documents } from '@groundswell/store'
import { Settings, type SettingKind } from './settings.ts'

export const sourceSettings: SettingKind<SourceInput, Source> = {
  documents: { name: 'sources', fields: { name: 'keyword', kind: 'keyword' } },
  keep: (input, version, updatedAt) => ({ ...input, version, updatedAt }),
}

/** What the crawler says of each source, by source id; removed with the source. */
export const sourceHealthDocuments: Collection<SourceHealth> = {
  name: 'source-health',
  fields: { name: 'keyword', kind: 'keyword', state: 'keyword' },
}

/** Sources that are not looked at but listen say so once a minute; a look takes its time besides. */
const leastInterval = 60_000

/** A source nobody looked at for so long, ms, was not watched: three of its intervals, at least three minutes. */
export function unwatchedAfter(source: Source): number {
  const interval = 'interval' in source ? durationMilliseconds(source.interval) : undefined
  return 3 * Math.max(interval ?? leastInterval, leastInterval)
}

/** A source that comes back with its password hidden keeps the one it had. */
export function withPassword(input: SourceInput, present: Source | undefined): SourceInput {
  if (!('password' in input) || input.password !== hiddenPassword) return input
  return present !== undefined && 'password' in present ? { ...input, password: present.password } : input
}

/**
 * A source to be tried. A service imports no service, so the gateway leaves the request as a setting, the crawler (which
 * alone has the network, the browser and the manners for it) answers beside it within a moment, and the request goes.
 */
export interface TrialRequest {
  readonly id: string
  readonly source: SourceInput
  readonly askedAt: string
}
type KeptTrialRequest = TrialRequest & { readonly version: number }

const trialSettings: SettingKind<TrialRequest, KeptTrialRequest> = {
  documents: { name: 'source-trials', fields: {} },
  keep: (input, version) => ({ ...input, version }),
}
const trialAnswers: Collection<SourceTrial> = { name: 'source-trial-answers', fields: {} }

export function trialRequests(documents: Documents, clock: Clock): Settings<TrialRequest, KeptTrialRequest> {
  return new Settings(documents, trialSettings, clock)
}

/** The crawler's side: written once, whoever answers first. */
export async function answerTrial(documents: Documents, id: string, trial: SourceTrial): Promise<void> {
  await documents.put(trialAnswers, { id, body: trial, expected: 'absent' })
}

/** The gateway's side: undefined when no crawler answered in time. */
export async function trySource(
  parts: { readonly documents: Documents; readonly clock: Clock },
  source: SourceInput,
  limitMilliseconds = 45_000,
): Promise<SourceTrial | undefined> {
  const { documents, clock } = parts
  const requests = trialRequests(documents, clock)
  const id = `try-${randomUUID()}`
  await requests.save({ id, source, askedAt: clock.now().toISOString() }, 'absent')
  const until = clock.now().getTime() + limitMilliseconds
  try {
    for (;;) {
      const answer = await documents.get(trialAnswers, id)
      if (answer !== undefined) return answer.body
      if (clock.now().getTime() >= until) return undefined
      await clock.sleep(200)
    }
  } finally {
    await requests.remove(id, 1)
    await documents.remove(trialAnswers, id, 'any')
  }
}
