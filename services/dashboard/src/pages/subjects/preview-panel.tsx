import type { Subject } from '@groundswell/contracts'
import type { UseQueryResult } from '@tanstack/react-query'
import { Strip } from '../../charts/strip.tsx'
import { errorsAt } from '../../api/problem.ts'
import { useDefaultDrill } from '../../api/use-api.ts'
import { useFormat } from '../../format/use-format.ts'
import { Bones } from '../../parts/bones.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useLanguage } from '../../words/language.tsx'
import { QueryHelp } from '../search/query-help.tsx'
import type { Preview } from './preview-answer.ts'
import { PreviewFigures } from './preview-figures.tsx'
import { PreviewSamples } from './preview-samples.tsx'

interface PreviewPanelProps {
  /** What is previewed: the query once typing pauses. */
  readonly query: string
  readonly present: Subject | undefined
  readonly answer: UseQueryResult<Preview>
  /** The query is being typed: what is shown is of the one before. */
  readonly settling: boolean
  readonly mistaken: boolean
  readonly onPick: (query: string) => void
}

/** Before a subject is saved: what it would have matched, and what the change adds and takes away. */
export function PreviewPanel({ query, present, answer, settling, mistaken, onPick }: PreviewPanelProps) {
  const { t } = useLanguage()
  const waiting = settling || answer.isFetching
  const changed = present !== undefined && present.query !== query
  return (
    <div data-preview-panel>
      <Panel title={t('preview.title')} padded={false}>
        <div aria-busy={waiting} data-preview={waiting || mistaken ? 'waiting' : 'shown'}>
          {query.trim() === '' ? (
            <>
              <Empty title={t('preview.waiting')} />
              <QueryHelp purpose="subject" onPick={onPick} />
            </>
          ) : mistaken ? (
            <Empty title={t('preview.mistake')} />
          ) : answer.error !== null && errorsAt(answer.error, 'query').length === 0 ? (
            <ProblemNote error={answer.error} onRetry={() => void answer.refetch()} />
          ) : answer.data === undefined ? (
            <Bones rows={8} />
          ) : (
            <Shown query={query} present={changed ? present : undefined} preview={answer.data} />
          )}
        </div>
      </Panel>
    </div>
  )
}

interface ShownProps {
  readonly query: string
  /** The subject as it stands, where the query differs from it. */
  readonly present: Subject | undefined
  readonly preview: Preview
}

function Shown({ query, present, preview }: ShownProps) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const drill = useDefaultDrill()
  const { buckets, total } = preview
  const addressOf = (q: string, from: string, to: string) =>
    `/search?${new URLSearchParams({ q, from, to, drill }).toString()}`
  return (
    <>
      <div className="panel-body">
        <PreviewFigures
          preview={preview}
          present={present}
          addressOf={(q) => addressOf(q, preview.from, preview.to)}
          query={query}
        />
        {total > 0 && (
          <figure className="tall-strip" aria-label={t('preview.volume')}>
            <figcaption className="quiet small">
              {t('preview.volume')} ·{' '}
              {t('preview.perDay', { count: numbers.plain(Math.round(total / buckets.length)) })}
            </figcaption>
            <Strip
              buckets={buckets}
              period={preview}
              interval="day"
              to={(bucket, index) => addressOf(query, bucket.start, buckets[index + 1]?.start ?? preview.to)}
            />
          </figure>
        )}
      </div>
      <PreviewSamples query={query} present={present} preview={preview} />
    </>
  )
}
