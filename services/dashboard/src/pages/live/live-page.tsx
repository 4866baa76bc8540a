import { PauseOutlined, CaretRightOutlined } from '@ant-design/icons'
import { useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useLiveEvent, useNewMentions } from '../../api/live-context.tsx'
import { useDefaultDrill, useHistogram, useMentionPages } from '../../api/use-api.ts'
import { sumOf } from '../../charts/volume-points.ts'
import { useFormat } from '../../format/use-format.ts'
import { useNow } from '../../format/use-now.ts'
import { MentionList } from '../../mention/mention-list.tsx'
import { NoMentions } from '../../mention/no-mentions.tsx'
import { Announce } from '../../parts/announce.tsx'
import { Bones } from '../../parts/bones.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { StateLine } from '../../parts/state-line.tsx'
import { composeQuery, readSearch, writeSearch, type SearchState } from '../../url/search-state.ts'
import { useLanguage } from '../../words/language.tsx'
import { ConditionFilters } from '../search/condition-filters.tsx'
import { passes } from './passes.ts'

/** What is being said right now. */
export function LivePage() {
  const { t } = useLanguage()
  const [parameters, setParameters] = useSearchParams()
  const client = useQueryClient()
  const defaultDrill = useDefaultDrill()
  const state = useMemo(() => readSearch(parameters), [parameters])
  const drill = state.drill ?? defaultDrill
  const following = parameters.get('follow') === '1'
  const pages = useMentionPages({ q: composeQuery(state).text, drill, size: 100 })
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data])
  const fresh = useNewMentions(
    (data) => passes(data, state, drill),
    () => {
      if (following && window.scrollY < 200) renew()
    },
  )
  useLiveEvent('reopened', () => {
    if (window.scrollY < 200) renew()
  })
  const { reset } = fresh
  const renew = useCallback(() => {
    reset()
    void renewFirstPage(client)
  }, [client, reset])
  const bringIn = useCallback(() => {
    renew()
    window.scrollTo({ top: 0 })
  }, [renew])
  const change = useCallback(
    (next: SearchState, follow: boolean) => {
      const written = writeSearch(next)
      if (follow) written.set('follow', '1')
      setParameters(written, { replace: true, preventScrollReset: true })
    },
    [setParameters],
  )
  const toggle = useCallback(() => change(state, !following), [change, state, following])
  const keys = useMemo(() => ({ n: bringIn, f: toggle }), [bringIn, toggle])
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = pages
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isFetchingNextPage])
  return (
    <>
      <LiveState state={state} drill={drill} />
      <div className="filters">
        <ConditionFilters state={state} onChange={(next) => change(next, following)} />
        <span className="row push">
          <span className="quiet small only-wide">{following ? t('live.following') : t('live.paused')}</span>
          <Button
            icon={following ? <PauseOutlined /> : <CaretRightOutlined />}
            onClick={toggle}
            aria-pressed={following}
            title="f"
          >
            {following ? t('live.pause') : t('live.follow')}
          </Button>
        </span>
      </div>
      <Announce count={fresh.count} onShow={bringIn} />
      {pages.error !== null && <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />}
      <div className="panel">
        {pages.data === undefined ? (
          pages.error === null && <Bones rows={10} />
        ) : items.length === 0 ? (
          <NoMentions title={t('live.empty')} text={t('live.emptyText')} />
        ) : (
          <>
            <MentionList items={items} subjectId={state.conditions.subject} onEnd={onEnd} keys={keys} />
            <p className="panel-body quiet small" style={{ textAlign: 'center' }}>
              {hasNextPage ? t('live.loadingOlder') : t('live.end')}
            </p>
          </>
        )}
      </div>
    </>
  )
}

/** Older pages are let go, so that one request brings the list up to date; what is shown stays until it has come. */
async function renewFirstPage(client: QueryClient): Promise<void> {
  const queryKey = ['mentions', 'pages']
  client.setQueriesData<InfiniteData<unknown>>({ queryKey }, (data) =>
    data === undefined ? data : { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
  )
  await client.invalidateQueries({ queryKey })
}

function LiveState({ state, drill }: { readonly state: SearchState; readonly drill: string }) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const end = Math.ceil(useNow(30_000) / 60_000) * 60_000
  const hour = useHistogram(
    {
      q: composeQuery(state).text,
      interval: 'minute',
      from: new Date(end - 3_600_000).toISOString(),
      to: new Date(end).toISOString(),
      drill,
    },
    15_000,
  )
  const address = (conditions: SearchState['conditions']) =>
    `/search?${writeSearch({ ...state, conditions, range: '1h' }).toString()}`
  if (hour.data === undefined) return <StateLine place={t('nav.live')} clauses={undefined} />
  const { count, negative } = sumOf(hour.data.buckets)
  const share = count === 0 ? '' : ` (${numbers.percent(negative / count)})`
  return (
    <StateLine
      place={t('nav.live')}
      clauses={[
        { text: t('live.lastHour', { count }), to: address(state.conditions) },
        {
          text: `${t('live.negative', { count: negative })}${share}`,
          to: address({ ...state.conditions, polarity: 'negative' }),
        },
      ]}
    />
  )
}
