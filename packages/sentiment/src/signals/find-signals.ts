import type { Signal } from '@groundswell/contracts'
import type { Candidate } from './candidate.ts'
import { findCasualties } from './find-casualties.ts'
import { findComplainants } from './find-complainants.ts'
import { findLegalActions } from './find-legal-actions.ts'
import { findMoney } from './find-money.ts'
import { findOutages } from './find-outages.ts'
import { findOutlets } from './find-outlets.ts'
import { findRecalls } from './find-recalls.ts'
import { findRegulators } from './find-regulators.ts'
import type { Outlet } from './outlets.ts'
import type { Passage } from './passage.ts'

/** Most signals one text carries; a text that lists more is a list, not an event. */
const maximumSignals = 40

/** The words that make a signal without a figure. */
const signalRoles = ['casualty', 'act', 'outlet', 'localEnding', 'legal', 'recall', 'outage', 'regulator'] as const

/** False where the passage counts nothing and holds no such word: most texts. */
function mayCarry({ hits, quantities }: Passage): boolean {
  return quantities.length > 0 || signalRoles.some((role) => hits.of(role).length > 0)
}

/** Severity signals of a text, title first: void ones left out, earlier figures replaced by later ones of their topic. */
export function findSignals(passages: readonly Passage[], outlets: readonly Outlet[]): Signal[] {
  const found: { readonly passage: Passage; readonly candidate: Candidate }[] = []
  for (const passage of passages) {
    if (!mayCarry(passage)) continue
    const casualties = findCasualties(passage)
    const candidates = [
      ...casualties,
      ...findComplainants(passage, casualties),
      ...findMoney(passage),
      ...findOutages(passage),
      ...findRegulators(passage),
      ...findOutlets(passage, outlets),
      ...findLegalActions(passage),
      ...findRecalls(passage),
    ]
    candidates.sort((a, b) => a.start - b.start)
    for (const candidate of candidates) if (!candidate.circumstances.void) found.push({ passage, candidate })
  }
  if (found.length === 0) return []
  const kept = new Map<string, { readonly passage: Passage; readonly candidate: Candidate }>()
  for (const entry of found) {
    const before = kept.get(entry.candidate.topic)
    if (before === undefined || replaces(entry.candidate, before.candidate)) {
      kept.delete(entry.candidate.topic)
      kept.set(entry.candidate.topic, entry)
    }
  }
  for (const kind of ['deaths', 'injuries', 'serious-injuries']) if (kept.has(kind)) kept.delete(`${kind}-uncounted`)
  return [...kept.values()].slice(0, maximumSignals).map(({ passage, candidate }) => toSignal(passage, candidate))
}

/** A later figure replaces an earlier one, unless it is a part of it, an older report, or only a claim beside a fact. */
function replaces(later: Candidate, before: Candidate): boolean {
  if (later.topic.startsWith('regulator') || later.topic.includes('media') || later.topic === 'legal-action')
    return false
  if (later.topic === 'recall' && later.value === 1 && before.value > 1) return false
  const [a, b] = [later.circumstances, before.circumstances]
  if (a.partial && !b.partial) return false
  if (a.earlier && !b.earlier) return false
  return !(a.claim && !b.claim)
}

function toSignal(passage: Passage, candidate: Candidate): Signal {
  return {
    kind: candidate.kind,
    value: candidate.value,
    ...(candidate.atLeast ? { atLeast: true } : {}),
    ...(candidate.approx ? { approx: true } : {}),
    ...(candidate.unit === undefined ? {} : { unit: candidate.unit }),
    ...(candidate.name === undefined ? {} : { name: candidate.name }),
    claim: candidate.circumstances.claim,
    field: passage.reading.field,
    start: passage.reading.start(candidate.start),
    end: passage.reading.end(candidate.end),
  }
}
