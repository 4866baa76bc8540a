import type { SavedSearch, SavedSearchInput } from '@groundswell/contracts'
import type { Principal } from '../access/principal.ts'

type Kept = Pick<SavedSearch, 'owner' | 'ownerKind' | 'alertingSince'>

/** What a search is kept with beside what its writer says: whose it is, and since when it tells what it newly finds. */
export function keptWith(input: SavedSearchInput, before: SavedSearch | undefined, who: Principal, now: Date): Kept {
  const owner = before?.owner ?? who.name
  const kind = who.name === owner ? (who.via === 'token' ? 'token' : 'account') : before?.ownerKind
  const ownerKind = kind === undefined ? {} : { ownerKind: kind }
  if (!input.alertOnNew) return { owner, ...ownerKind }
  const goesOn = before?.alertingSince !== undefined && findsTheSame(input, before)
  return { owner, ...ownerKind, alertingSince: goesOn ? before.alertingSince : now.toISOString() }
}

type Found = Pick<SavedSearch, 'query' | 'from' | 'to' | 'drill'>

function findsTheSame(a: Found, b: Found): boolean {
  return a.query === b.query && a.from === b.from && a.to === b.to && a.drill === b.drill
}
