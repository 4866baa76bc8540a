import type { IntakeItem } from '@groundswell/contracts'
import type { Api } from '../support/api.ts'
import { eventually } from '../support/processes.ts'

/** Lines in one request. */
const batch = 500
/** Lines accepted and not yet indexed beyond which it waits: the kills fall into work at every stage, not after it. */
const ahead = 5_000

export interface Feeding {
  /** 0..1 of the items are accepted. */
  readonly progress: () => number
  /** Settles with the ids that were accepted. */
  readonly done: Promise<ReadonlySet<string>>
}

/** Posts the items in order, each again until it was accepted. */
export function feed(api: Api, items: readonly IntakeItem[]): Feeding {
  const accepted = new Set<string>()
  const run = async (): Promise<ReadonlySet<string>> => {
    for (let start = 0; start < items.length; start += batch) {
      await eventually('the index follows', 180, async () => {
        const { total } = await api.get<{ total: number }>('/mentions?size=1&drill=include')
        return start - total < ahead ? true : undefined
      })
      await acceptAll(api, items.slice(start, start + batch), accepted)
    }
    return accepted
  }
  return { progress: () => accepted.size / items.length, done: run() }
}

async function acceptAll(api: Api, items: readonly IntakeItem[], accepted: Set<string>): Promise<void> {
  let open = items
  await eventually('lines are accepted', 180, async () => {
    const results = await api.lines('/intake', open)
    for (const { id } of results) if (id !== undefined) accepted.add(id)
    open = open.filter((_, index) => results[index]?.id === undefined)
    return open.length === 0 ? true : undefined
  })
}
