import type { Subject } from '@groundswell/contracts'
import { Segmented } from 'antd'
import { Empty } from '../../parts/empty.tsx'
import { useParameters } from '../../url/use-parameters.ts'
import { useLanguage } from '../../words/language.tsx'
import { ExplainedMentions } from './explained-mentions.tsx'
import { samplesToShow, type Preview, type ShownSamples } from './preview-answer.ts'

interface PreviewSamplesProps {
  readonly query: string
  /** The subject as it stands, where the query differs from it. */
  readonly present: Subject | undefined
  readonly preview: Preview
}

/** The newest of what matches, of what a change adds, or of what it takes away (`?show=`), each with why. */
export function PreviewSamples({ query, present, preview }: PreviewSamplesProps) {
  const { t } = useLanguage()
  const { get, set } = useParameters()
  const change = present === undefined ? null : preview.change
  const shown = samplesToShow(change, get('show'))
  const samples = change === null || shown === 'samples' ? preview.samples : change[shown].samples
  if (preview.total === 0 && change === null) return <Empty title={t('preview.none')} text={t('preview.noneText')} />
  return (
    <div style={{ borderTop: '1px solid var(--line)' }}>
      <div className="row wrap panel-body" style={{ paddingBottom: 4 }}>
        {change === null ? (
          <h3>{t('preview.newest', { count: samples.length })}</h3>
        ) : change.added.count + change.removed.count === 0 ? (
          <span className="quiet">{t('preview.same')}</span>
        ) : (
          <Segmented<ShownSamples>
            size="small"
            aria-label={t('preview.samples')}
            value={shown}
            options={[
              { value: 'samples', label: t('preview.samples') },
              { value: 'added', label: `${t('preview.added')} +${change.added.count}` },
              { value: 'removed', label: `${t('preview.removed')} −${change.removed.count}` },
            ]}
            onChange={(value) => set({ show: value })}
          />
        )}
      </div>
      {samples.length === 0 ? (
        <p className="quiet panel-body">{shown === 'samples' ? t('preview.none') : t('preview.noneOf')}</p>
      ) : (
        <ExplainedMentions
          mentions={samples}
          question={{ q: shown === 'removed' && present !== undefined ? present.query : query }}
        />
      )}
    </div>
  )
}
