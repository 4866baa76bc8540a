import type { ClassifierPreview } from '@groundswell/contracts'
import { useFormat } from '../../format/use-format.ts'
import { MentionRow } from '../../mention/mention-row.tsx'
import { useOpenMention } from '../../mention/open-mention.ts'
import { useLanguage } from '../../words/language.tsx'

type Sample = ClassifierPreview['samples'][number]

/** The one shipped threshold of the negative event. */
const eventFrom = 0.5

/** What a classifier changes in the newest mentions of its subject: counts by kind of change, and samples of each. */
export function ClassifierChanges({ preview }: { readonly preview: ClassifierPreview }) {
  const { t } = useLanguage()
  const { numbers, moments } = useFormat()
  const { mentions: count, changed, from, to } = preview
  if (from === null || to === null) return <p className="quiet">{t('classifier.previewNone')}</p>
  return (
    <div data-preview-changed={changed}>
      <p>
        {t('classifier.previewState', { count, changed, share: numbers.percent(changed / count) })}{' '}
        <span className="quiet">
          {moments.short(from)} – {moments.short(to)}
        </span>
      </p>
      <Kinds preview={preview} />
      {preview.samples.map((sample) => (
        <ChangedMention key={sample.mention.id} sample={sample} subjectId={preview.subjectId} />
      ))}
    </div>
  )
}

function Kinds({ preview: { negativeEvent, polarity } }: { readonly preview: ClassifierPreview }) {
  const { t, label } = useLanguage()
  const { numbers } = useFormat()
  const answer = (event: boolean) => t(event ? 'correction.yes' : 'correction.no')
  const labels = [
    {
      name: t('correction.event'),
      changes: negativeEvent?.map(({ from, to, count }) => ({ from: answer(from), to: answer(to), count })),
    },
    {
      name: t('mention.polarity'),
      changes: polarity?.map(({ from, to, count }) => ({
        from: label('polarity', from),
        to: label('polarity', to),
        count,
      })),
    },
  ]
  return (
    <dl className="facts">
      {labels.map(({ name, changes }) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd className="row wrap">
            {changes === undefined ? (
              <span className="quiet">{t('classifier.previewLeft')}</span>
            ) : changes.length === 0 ? (
              t('classifier.previewSame')
            ) : (
              changes.map(({ from, to, count }) => (
                <span key={`${from} ${to}`} className="tag num">
                  {from} → {to} {numbers.plain(count)}
                </span>
              ))
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface ChangedMentionProps {
  readonly sample: Sample
  readonly subjectId: string
}

function ChangedMention({ sample: { mention, builtIn, classifier }, subjectId }: ChangedMentionProps) {
  const { t, label } = useLanguage()
  const { numbers } = useFormat()
  const { open } = useOpenMention()
  const isEvent = (probability: number) => probability >= eventFrom
  const turned = [
    isEvent(builtIn.negativeEvent) !== isEvent(classifier.negativeEvent) && {
      name: t('correction.event'),
      from: numbers.percent(builtIn.negativeEvent),
      to: numbers.percent(classifier.negativeEvent),
    },
    builtIn.polarity !== classifier.polarity && {
      name: t('mention.polarity'),
      from: label('polarity', builtIn.polarity),
      to: label('polarity', classifier.polarity),
    },
  ].filter((each) => each !== false)
  return (
    <div className="explained">
      <MentionRow mention={mention} subjectId={subjectId} onOpen={() => open(mention.id)} />
      <div className="row wrap small">
        {turned.map(({ name, from, to }) => (
          <span key={name}>
            <span className="quiet">{name}</span> {from} → <span className="strong">{to}</span>
          </span>
        ))}
      </div>
    </div>
  )
}
