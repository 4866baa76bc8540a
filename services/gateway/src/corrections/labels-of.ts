import {
  correctableLabels,
  type CorrectedAnswer,
  type CorrectedLabels,
  type CorrectionEntry,
  type Mention,
} from '@groundswell/contracts'

/** What counts: of each label the last entry that named it, unless that entry took it back. */
export function labelsOf(entries: readonly CorrectionEntry[]): CorrectedLabels {
  const labels: CorrectedLabels = {}
  for (const entry of entries) {
    for (const name of correctableLabels) {
      const value = entry[name]
      if (value === undefined) continue
      if (value === null) delete labels[name]
      else Object.assign(labels, { [name]: { value, by: entry.by, at: entry.at } })
    }
  }
  return labels
}

/** What the model said of the whole text, or towards one subject; undefined where the mention has no such subject. */
export function answerOf(mention: Mention, subjectId: string | undefined): CorrectedAnswer | undefined {
  const { model, polarity, polarityScore, negativeEvent, category, emotion } = mention
  if (subjectId === undefined) return { model, polarity, polarityScore, negativeEvent, category, emotion }
  const subject = mention.subjects.find(({ id }) => id === subjectId)
  if (subject === undefined) return undefined
  const { judgedBy } = subject
  return {
    model: judgedBy === undefined ? model : `${model}+subject:${judgedBy.classifier}`,
    ...(judgedBy === undefined ? {} : { builtIn: judgedBy.builtIn }),
    polarity: subject.polarity,
    polarityScore: subject.polarityScore,
    negativeEvent: subject.negativeEvent,
  }
}
