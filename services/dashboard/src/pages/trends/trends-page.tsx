import { ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useCallback, useEffect, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useNewMentions } from '../../api/live-context.tsx'
import { errorsAt } from '../../api/problem.ts'
import { dialogIsOpen, isTyping } from '../../frame/shortcuts.ts'
import { NoneAtAll } from '../../mention/no-mentions.tsx'
import { Announce } from '../../parts/announce.tsx'
import { Bones } from '../../parts/bones.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { placeErrors } from '../../url/query-errors.ts'
import { readTrend, writeTrend, type TrendState } from '../../url/trend-state.ts'
import { useLanguage } from '../../words/language.tsx'
import { passes } from '../live/passes.ts'
import { QueryField } from '../search/query-field.tsx'
import { QueryHelp } from '../search/query-help.tsx'
import { Figures } from './figures.tsx'
import { Heat } from './heat.tsx'
import { Rankings } from './rankings.tsx'
import { Terms } from './terms.tsx'
import { MeasurePanel, VolumePanel } from './time-panels.tsx'
import { TrendFilters } from './trend-filters.tsx'
import { TrendsState } from './trends-state.tsx'
import { useTrendSlice, type TrendSlice } from './use-trend-slice.ts'
import { useZoneMoments } from './use-trend-words.ts'
import { Voices } from './voices.tsx'
import './trends.css'

/** How has it developed, compared with whom. The address holds everything. */
export function TrendsPage() {
  const { t } = useLanguage()
  const [parameters, setParameters] = useSearchParams()
  const state = useMemo(() => readTrend(parameters), [parameters])
  const slice = useTrendSlice(state)
  const { trends, first, composed, drill, renew } = slice
  const heat = parameters.get('heat')
  const change = useCallback(
    (next: TrendState, heatOf = heat) => {
      const written = writeTrend(next)
      if (heatOf === 'negative') written.set('heat', heatOf)
      setParameters(written, { preventScrollReset: true })
    },
    [setParameters, heat],
  )
  const fresh = useNewMentions((data) => state.to === undefined && state.q === '' && passes(data, state, drill))
  const bringIn = useCallback(() => {
    fresh.reset()
    renew()
    if (first.data === null) void first.refetch()
  }, [fresh, renew, first])
  useKey('n', bringIn)
  const errors = placeErrors(errorsAt(trends.error, 'q'), state.q, composed.offset)
  const known = first.data !== null
  return (
    <>
      <TrendsState slice={slice} />
      {known && (
        <>
          <QueryField value={state.q} errors={errors} onSubmit={(q) => change({ ...state, q })} />
          <TrendFilters slice={slice} onChange={change} />
        </>
      )}
      {errors.length === 0 && trends.error !== null && (
        <ProblemNote error={trends.error} onRetry={() => void trends.refetch()} />
      )}
      {errors.length > 0 && (
        <div className="panel">
          <QueryHelp onPick={(q) => change({ ...state, q })} />
        </div>
      )}
      {first.error !== null && <ProblemNote error={first.error} onRetry={() => void first.refetch()} />}
      <Announce count={fresh.count} onShow={bringIn} />
      {known && !trends.isError && (
        <Panels
          slice={slice}
          onRefresh={bringIn}
          onHeat={(measure) => change(state, measure === 'negative' ? measure : null)}
        />
      )}
      {!known && (
        <div className="panel">
          <NoneAtAll text={t('trends.firstText')} />
        </div>
      )}
    </>
  )
}

interface PanelsProps {
  readonly slice: TrendSlice
  readonly onRefresh: () => void
  readonly onHeat: (measure: 'count' | 'negative') => void
}

function Panels({ slice, onRefresh, onHeat }: PanelsProps) {
  const { t } = useLanguage()
  const moments = useZoneMoments(slice.zone)
  const { trends, points } = slice
  if (trends.data === undefined || points === undefined)
    return (
      <div className="panel">
        <Bones rows={10} />
      </div>
    )
  return (
    <div className="stack" aria-busy={trends.isFetching}>
      <div className="row wrap">
        <Figures slice={slice} trends={trends.data} points={points} />
        <span className="row push small quiet trend-read">
          {t('trends.readAt', { at: moments.short(slice.readAt) })}
          <Button size="small" className="no-print" icon={<ReloadOutlined />} onClick={onRefresh} title="n">
            {t('trends.refresh')}
          </Button>
        </span>
      </div>
      <VolumePanel slice={slice} points={points} />
      {trends.data.count === 0 ? (
        <div className="panel">
          <Empty title={t('trends.empty')} text={t('trends.emptyText')} />
        </div>
      ) : (
        <>
          <div className="pair">
            <MeasurePanel slice={slice} points={points} measure="negativeShare" />
            <MeasurePanel slice={slice} points={points} measure="sentimentMean" />
          </div>
          <Voices slice={slice} />
          <Heat slice={slice} trends={trends.data} onMeasure={onHeat} />
          <Terms slice={slice} />
          <Rankings slice={slice} trends={trends.data} />
        </>
      )}
    </div>
  )
}

function useKey(key: string, act: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const modified = event.ctrlKey || event.metaKey || event.altKey
      if (event.key === key && !modified && !isTyping(event.target) && !dialogIsOpen()) act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [key, act])
}
