import type { Now } from '@groundswell/runtime'
import type { Collection, Documents } from '@groundswell/store'

interface SpentDocument {
  readonly spent: number
}

/** Id: `answerer day`. */
export const spentDocuments: Collection<SpentDocument> = { name: 'second-opinions-spent', fields: {} }

export interface BudgetLimits {
  readonly perMinute: number
  readonly perDay: number
}

/** Questions that may still be asked. */
export interface Budget {
  /** Takes up to `wanted`; says how many there were. */
  take(wanted: number): Promise<number>
  /** Gives back what was taken and never asked. */
  giveBack(unasked: number): Promise<void>
}

/** Somebody who costs nothing. */
export const noLimit: Budget = { take: (wanted) => Promise.resolve(wanted), giveBack: () => Promise.resolve() }

/**
 * A minute's questions are counted in this process; a day's (of the time zone) in a document, so that they hold for all
 * processes together and over a restart.
 */
export function createBudget(
  answerer: string,
  limits: BudgetLimits,
  parts: { readonly documents: Documents; readonly now: Now; readonly timeZone: string },
): Budget {
  const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: parts.timeZone, dateStyle: 'short' })
  let minute = { at: 0, spent: 0 }
  let lastDay = ''
  const change = async (by: number, day: string): Promise<number> => {
    const id = `${answerer} ${day}`
    for (;;) {
      const stored = await parts.documents.get(spentDocuments, id)
      const spent = stored?.body.spent ?? 0
      const granted = by < 0 ? Math.max(by, -spent) : Math.max(0, Math.min(by, limits.perDay - spent))
      if (granted === 0) return 0
      const expected = stored === undefined ? ('absent' as const) : { revision: stored.revision }
      const written = await parts.documents.put(spentDocuments, { id, body: { spent: spent + granted }, expected })
      if (written.ok) return granted
    }
  }
  return {
    take: async (wanted) => {
      const now = parts.now()
      const at = Math.floor(now.getTime() / 60_000)
      if (minute.at !== at) minute = { at, spent: 0 }
      const left = Math.min(wanted, limits.perMinute - minute.spent)
      if (left <= 0) return 0
      minute.spent += left
      lastDay = dayFormat.format(now)
      const granted = await change(left, lastDay)
      minute.spent -= left - granted
      return granted
    },
    giveBack: async (unasked) => {
      if (unasked <= 0) return
      minute.spent = Math.max(0, minute.spent - unasked)
      await change(-unasked, lastDay)
    },
  }
}
