import type { FoundMention } from '../api/answers.ts'
import { useFormat } from '../format/use-format.ts'
import { useLanguage } from '../words/language.tsx'
import { judgedOf } from './correction-change.ts'

interface CorrectedTagsProps {
  readonly mention: FoundMention
  readonly subjectId?: string | undefined
  readonly only?: 'polarity' | 'negativeEvent' | 'category'
}

/** Who said otherwise than the model, what, and what the model says; who confirmed it. */
export function CorrectedTags({ mention, subjectId, only }: CorrectedTagsProps) {
  const { t, label } = useLanguage()
  const { numbers, moments } = useFormat()
  const { labels, model } = judgedOf(mention, subjectId)
  const { polarity, negativeEvent, category } = labels
  const rows = [
    polarity && {
      ...polarity,
      name: 'polarity',
      said: label('polarity', polarity.value),
      model: label('polarity', model.polarity),
      same: polarity.value === model.polarity,
    },
    negativeEvent && {
      ...negativeEvent,
      name: 'negativeEvent',
      said: t(negativeEvent.value ? 'correction.event' : 'correction.noEvent'),
      model: numbers.percent(model.negativeEvent),
      same: negativeEvent.value === model.negativeEvent >= 0.5,
    },
    category && {
      ...category,
      name: 'category',
      said: label('category', category.value),
      model: label('category', model.category),
      same: category.value === model.category,
    },
  ]
    .filter((row) => row !== undefined)
    .filter(({ name }) => only === undefined || name === only)
  return rows.map((row) => (
    <span key={row.name} className="tag corrected" title={t('correction.at', { by: row.by, at: moments.full(row.at) })}>
      {row.same
        ? t('correction.confirmed', { by: row.by, what: row.said })
        : t('correction.corrected', { by: row.by, what: row.said, model: row.model })}
    </span>
  ))
}
