import type { FoundMention } from '../api/answers.ts'
import { useFormat } from '../format/use-format.ts'
import { useLanguage } from '../words/language.tsx'
import { judgedOf, targetOf, type LabelName } from './correction-change.ts'

interface CorrectedTagsProps {
  readonly mention: FoundMention
  readonly subjectId?: string | undefined
  readonly only?: readonly LabelName[]
  /** Said before each, where it is not plain towards whom. */
  readonly towards?: string | undefined
}

/** Who said otherwise than the model, what, and what the model says; who confirmed it. */
export function CorrectedTags({ mention, subjectId, only, towards }: CorrectedTagsProps) {
  const { t, label } = useLanguage()
  const { numbers, moments } = useFormat()
  const { labels, model } = judgedOf(mention, subjectId)
  const { polarity, negativeEvent, emotion, category } = labels
  const rows = [
    polarity && {
      ...polarity,
      name: 'polarity' as const,
      said: label('polarity', polarity.value),
      model: label('polarity', model.polarity),
      same: polarity.value === model.polarity,
    },
    negativeEvent && {
      ...negativeEvent,
      name: 'negativeEvent' as const,
      said: t(negativeEvent.value ? 'correction.event' : 'correction.noEvent'),
      model: numbers.percent(model.negativeEvent),
      same: negativeEvent.value === model.negativeEvent >= 0.5,
    },
    emotion && {
      ...emotion,
      name: 'emotion' as const,
      said: label('emotion', emotion.value),
      model: label('emotion', model.emotion),
      same: emotion.value === model.emotion,
    },
    category && {
      ...category,
      name: 'category' as const,
      said: label('category', category.value),
      model: label('category', model.category),
      same: category.value === model.category,
    },
  ]
    .filter((row) => row !== undefined)
    .filter(({ name }) => only === undefined || only.includes(name))
  return rows.map((row) => (
    <span
      key={row.name}
      className="tag corrected"
      data-label={row.name}
      title={t('correction.at', { by: row.by, at: moments.full(row.at) })}
    >
      {towards !== undefined && `${towards} · `}
      {row.same
        ? t('correction.confirmed', { by: row.by, what: row.said })
        : t('correction.corrected', { by: row.by, what: row.said, model: row.model })}
    </span>
  ))
}

const judgedApart: readonly LabelName[] = ['polarity', 'negativeEvent']

/** Everything that counts of a mention in one line: towards whom the list looks at first, the others by name. */
export function AllCorrectedTags({ mention, subjectId }: Pick<CorrectedTagsProps, 'mention' | 'subjectId'>) {
  const { t } = useLanguage()
  if (mention.corrections === undefined) return null
  const { subjectId: target } = targetOf(mention, subjectId)
  return (
    <>
      <CorrectedTags mention={mention} subjectId={target} />
      {target !== undefined && <CorrectedTags mention={mention} only={judgedApart} towards={t('correction.ofText')} />}
      {mention.subjects
        .filter(({ id }) => id !== target)
        .map(({ id, name }) => (
          <CorrectedTags key={id} mention={mention} subjectId={id} only={judgedApart} towards={name} />
        ))}
    </>
  )
}
