import type { Correction, Polarity } from '@groundswell/contracts'

/** One labelled text, as `pnpm train --own FILE.csv` reads it. */
export interface TrainingRow {
  readonly text: string
  readonly label: 'neg' | 'neu' | 'pos' | 'event' | 'quiet'
}

const tones: Readonly<Record<Polarity, TrainingRow['label']>> = { negative: 'neg', neutral: 'neu', positive: 'pos' }

/** A row for the tone and one for the event, where they were corrected or confirmed. */
export function trainingRows({ title, text, labels }: Correction): TrainingRow[] {
  const whole = title === '' ? text : `${title}\n${text}`
  if (whole.trim() === '') return []
  const { polarity, negativeEvent } = labels
  return [
    ...(polarity === undefined ? [] : [{ text: whole, label: tones[polarity.value] }]),
    ...(negativeEvent === undefined ? [] : [{ text: whole, label: negativeEvent.value ? 'event' : 'quiet' } as const]),
  ]
}
