import type { Correction } from '@groundswell/contracts'

/** How often people who said something of a label said the same as the model. */
export interface Agreement {
  /** As in `model` of a mention: who answered. */
  readonly model: string
  readonly label: 'polarity' | 'negativeEvent'
  readonly total: number
  readonly agreed: number
}

/** The one shipped threshold of the negative event. */
const eventFrom = 0.5

/** Adds up what counts, against the model's answer at the time it was said; by model and label. */
export class AgreementTally {
  readonly #counts = new Map<string, { model: string; label: Agreement['label']; total: number; agreed: number }>()

  add({ labels, entries }: Correction): void {
    for (const label of ['polarity', 'negativeEvent'] as const) {
      const said = labels[label]?.value
      const answer = entries.findLast((entry) => entry[label] !== undefined)?.answer
      if (said === undefined || answer === undefined) continue
      const answered = label === 'polarity' ? answer.polarity : answer.negativeEvent >= eventFrom
      const key = `${answer.model} ${label}`
      const count = this.#counts.get(key) ?? { model: answer.model, label, total: 0, agreed: 0 }
      this.#counts.set(key, count)
      count.total += 1
      if (said === answered) count.agreed += 1
    }
  }

  /** Most said first. */
  get items(): Agreement[] {
    return [...this.#counts.values()].toSorted((a, b) => b.total - a.total || a.model.localeCompare(b.model))
  }
}
