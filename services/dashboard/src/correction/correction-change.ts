import type { Category, CorrectedLabels, Emotion, MentionCorrection, Polarity } from '@groundswell/contracts'
import type { FoundMention } from '../api/answers.ts'

/** What is said of a mention: of the whole text, or towards one subject. Null takes a label back. */
export interface CorrectionChange {
  readonly subjectId?: string
  readonly polarity?: Polarity | null
  readonly negativeEvent?: boolean | null
  readonly category?: Category | null
  readonly emotion?: Emotion | null
}

export type LabelName = 'polarity' | 'negativeEvent' | 'category' | 'emotion'
const names: readonly LabelName[] = ['polarity', 'negativeEvent', 'category', 'emotion']

/** The one shipped threshold of the negative event. */
const eventFrom = 0.5

/** How a mention is judged, as people corrected it, with what the model says beside. */
export interface Judged {
  readonly labels: CorrectedLabels
  readonly polarity: Polarity
  readonly negativeEvent: boolean
  readonly category: Category
  readonly emotion: Emotion
  readonly model: {
    readonly polarity: Polarity
    readonly negativeEvent: number
    readonly category: Category
    readonly emotion: Emotion
  }
}

/** Towards one subject where the mention has it, else of the whole text. Category and emotion are always of the whole text. */
export function judgedOf(mention: FoundMention, subjectId?: string): Judged {
  const subject = mention.subjects.find(({ id }) => id === subjectId)
  const model = { ...(subject ?? mention), category: mention.category, emotion: mention.emotion }
  const whole = labelsOf(mention, null)
  const { polarity, negativeEvent } = subject === undefined ? whole : labelsOf(mention, subject.id)
  const { category, emotion } = whole
  const labels = {
    ...(polarity === undefined ? {} : { polarity }),
    ...(negativeEvent === undefined ? {} : { negativeEvent }),
    ...(category === undefined ? {} : { category }),
    ...(emotion === undefined ? {} : { emotion }),
  }
  return {
    labels,
    polarity: polarity?.value ?? model.polarity,
    negativeEvent: negativeEvent?.value ?? model.negativeEvent >= eventFrom,
    category: category?.value ?? model.category,
    emotion: emotion?.value ?? model.emotion,
    model,
  }
}

function labelsOf({ corrections }: FoundMention, subjectId: string | null): CorrectedLabels {
  return corrections?.find((one) => one.subjectId === subjectId)?.labels ?? {}
}

const polarityKeys: Readonly<Record<string, Polarity>> = {
  '-': 'negative',
  '0': 'neutral',
  '+': 'positive',
  '=': 'positive',
}

/** What a key says of the mention that is selected or open; `=` is + without Shift. */
export function changeOfKey(
  key: string,
  mention: FoundMention,
  subjectId: string | undefined,
): CorrectionChange | undefined {
  const target = targetOf(mention, subjectId)
  const polarity = polarityKeys[key]
  if (polarity !== undefined) return { ...target, polarity }
  if (key === 'e') return { ...target, negativeEvent: !judgedOf(mention, subjectId).negativeEvent }
  return undefined
}

/** A subject the mention does not have is none: the whole text is meant. */
export function targetOf(mention: FoundMention, subjectId: string | undefined): { readonly subjectId?: string } {
  return subjectId !== undefined && mention.subjects.some(({ id }) => id === subjectId) ? { subjectId } : {}
}

/** The change that makes the labels of `change` what they were. */
export function undoOf(mention: FoundMention, change: CorrectionChange): CorrectionChange {
  const labels = labelsOf(mention, change.subjectId ?? null)
  const before = Object.fromEntries(
    names.filter((name) => change[name] !== undefined).map((name) => [name, labels[name]?.value ?? null]),
  )
  return { ...(change.subjectId === undefined ? {} : { subjectId: change.subjectId }), ...before }
}

/** The corrections of a mention after a change, before the server has answered. */
export function afterChange(
  mention: FoundMention,
  change: CorrectionChange,
  by: string,
  at: string,
): readonly MentionCorrection[] {
  const target = change.subjectId ?? null
  const labels: CorrectedLabels = { ...labelsOf(mention, target) }
  for (const name of names) {
    const value = change[name]
    if (value === undefined) continue
    if (value === null) delete labels[name]
    else Object.assign(labels, { [name]: { value, by, at } })
  }
  return withLabels(mention.corrections ?? [], target, labels)
}

/** The labels of one target in place of those that were there; none leaves the target out. */
export function withLabels(
  corrections: readonly MentionCorrection[],
  subjectId: string | null,
  labels: CorrectedLabels,
): readonly MentionCorrection[] {
  const others = corrections.filter((one) => one.subjectId !== subjectId)
  return Object.keys(labels).length === 0 ? others : [...others, { subjectId, labels }]
}
