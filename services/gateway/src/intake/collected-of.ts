import type { IntakeItem } from '@groundswell/contracts'
import type { CollectedItem } from '@groundswell/intake'

/** What the pipeline makes of an item handed in: the source's own word is its id and name. */
export function collectedOf(
  item: IntakeItem,
  raw: CollectedItem['raw'],
  idempotencyKey: string | undefined,
): CollectedItem {
  const { source, platform, ...rest } = item
  return {
    ...(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as unknown as Pick<
      CollectedItem,
      'text'
    >),
    source: { id: source, name: source, kind: 'intake' },
    platform: platform ?? 'intake',
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    raw,
    drill: false,
    backfill: false,
  }
}
