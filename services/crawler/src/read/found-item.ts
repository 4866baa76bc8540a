import type { CollectedItem } from '@groundswell/intake'

/** What reading gives: an item without what its source adds (who it is, drill, back-fill). */
export type FoundItem = Omit<CollectedItem, 'source' | 'platform' | 'drill' | 'backfill' | 'idempotencyKey'>

export type Raw = CollectedItem['raw']
