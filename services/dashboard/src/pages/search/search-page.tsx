import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { FoundMention } from '../../api/answers.ts'
import { useStoryGroups } from '../../api/search-api.ts'
import { mayFollow } from '../../api/may-follow.ts'
import { errorsAt } from '../../api/problem.ts'
import { useDefaultDrill, useFacets, useFoundPage, useHistogram } from '../../api/use-api.ts'
import { useFirstMention } from '../../api/use-trends.ts'
import { Strip } from '../../charts/strip.tsx'
import { readerTimeZone } from '../../format/time-zone.ts'
import { MentionList } from '../../mention/mention-list.tsx'
import { NoMentions } from '../../mention/no-mentions.tsx'
import { Answer } from '../../parts/answer.tsx'
import { Announce } from '../../parts/announce.tsx'
import { Bones } from '../../parts/bones.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { placeErrors } from '../../url/query-errors.ts'
import { isSavedAlone } from '../../url/saved-state.ts'
import {
  askedPeriod,
  composeQuery,
  intervalFor,
  isOpenBegun,
  rangeBounds,
  readSearch,
  writeSearch,
  type SearchState,
} from '../../url/search-state.ts'
import { useLanguage } from '../../words/language.tsx'
import { ConditionChips } from './condition-chips.tsx'
import { Facets } from './facets.tsx'
import { Pages } from './pages.tsx'
import { QueryField } from './query-field.tsx'
import { QueryHelp } from './query-help.tsx'
import { OpenSaved } from './saved/open-saved.tsx'
import { SearchOptions } from './search-options.tsx'
import { StoryGroups } from './story-groups.tsx'
import { SearchStateLine } from './search-state-line.tsx'
import { useNewFound } from './use-new-found.ts'
import { useReadAt } from './use-read-at.ts'
import { useShownPage } from './use-shown-page.ts'

const pageSize = 50

/** Find, explain, take away. The address holds everything, or names a saved search that does. */
export function SearchPage() {
  const [parameters, setParameters] = useSearchParams()
  const state = useMemo(() => readSearch(parameters), [parameters])
  if (state.saved !== undefined && isSavedAlone(parameters)) return <OpenSaved id={state.saved} />
  return <SearchOf state={state} setParameters={setParameters} />
}

interface SearchOfProps {
  readonly state: SearchState
  readonly setParameters: ReturnType<typeof useSearchParams>[1]
}

function SearchOf({ state, setParameters }: SearchOfProps) {
  const { t } = useLanguage()
  const search = useSearchAnswers(state)
  const { mentions, buckets, facets, composed } = search
  const change = useCallback(
    (next: SearchState) => setParameters(writeSearch(next), { preventScrollReset: true }),
    [setParameters],
  )
  const fresh = useNewFound({
    state,
    drill: search.drill,
    scope: search.scope,
    total: mentions.isPlaceholderData || mentions.isError ? undefined : mentions.data?.total,
  })
  const bringIn = () => {
    fresh.reset()
    search.renew()
  }
  const errors = placeErrors(errorsAt(mentions.error, 'q'), state.q, composed.offset)
  const { page, turned } = useShownPage(state.cursor, mentions.isPlaceholderData)
  const items = mentions.isError ? [] : (mentions.data?.items ?? [])
  const next = mentions.data?.next ?? null
  const refinable = Object.values(facets ?? {}).some((counts) => counts.length > 0)
  return (
    <>
      <SearchStateLine
        state={state}
        page={mentions.isError ? undefined : mentions.data}
        buckets={buckets}
        error={mentions.error}
      />
      <QueryField
        value={state.q}
        errors={errors}
        onSubmit={(q) => {
          const { cursor: _, ...kept } = state
          change({ ...kept, q })
        }}
      />
      <SearchOptions
        state={state}
        drill={search.drill}
        call={search.call}
        scope={search.scope}
        total={mentions.isError ? undefined : mentions.data?.total}
        onChange={change}
      />
      <ConditionChips state={state} onChange={change} />
      {errors.length === 0 && mentions.error !== null && (
        <ProblemNote error={mentions.error} onRetry={() => void mentions.refetch()} />
      )}
      <div className={refinable ? 'search-layout with-facets' : 'search-layout'}>
        {refinable && <Facets state={state} facets={facets} onChange={change} />}
        <div className="stack" style={{ alignContent: 'start' }}>
          {buckets !== undefined && items.length > 0 && (
            <section className="panel panel-body" aria-label={t('search.histogram')}>
              <Strip
                buckets={buckets}
                period={search.bounds}
                interval={search.interval}
                to={(bucket, index) => {
                  const { cursor: _, ...kept } = state
                  const end = buckets[index + 1]?.start ?? search.bounds.to
                  return `/search?${writeSearch({ ...kept, range: 'custom', from: bucket.start, to: end }).toString()}`
                }}
              />
            </section>
          )}
          <Announce count={fresh.count} onShow={bringIn} />
          <section className="panel" aria-label={t('live.list')} aria-busy={mentions.isFetching}>
            {mentions.data === undefined && !mentions.isError ? (
              <Bones rows={10} />
            ) : items.length === 0 ? (
              <>
                {!mentions.isError && <NoMentions title={t('search.empty')} text={t('search.emptyText')} />}
                <QueryHelp onPick={(q) => change({ ...state, q })} />
              </>
            ) : (
              <Results key={page} fromTop={turned} search={search} state={state} items={items} onNew={bringIn} />
            )}
          </section>
          {items.length > 0 && state.group === undefined && (
            <Pages
              state={state}
              shown={items.length}
              size={pageSize}
              total={mentions.isPlaceholderData ? undefined : mentions.data?.total}
              next={next}
            />
          )}
        </div>
      </div>
    </>
  )
}

interface ResultsProps {
  readonly search: ReturnType<typeof useSearchAnswers>
  readonly state: SearchState
  readonly items: readonly FoundMention[]
  readonly onNew: () => void
  readonly fromTop: boolean
}

function Results({ search, state, items, onNew, fromTop }: ResultsProps) {
  if (state.group === undefined)
    return <MentionList items={items} subjectId={state.conditions.subject} keys={{ n: onNew }} fromTop={fromTop} />
  return (
    <Answer query={search.groups} rows={10}>
      {(groups) => <StoryGroups groups={groups} state={state} />}
    </Answer>
  )
}

function useSearchAnswers(state: SearchState) {
  const defaultDrill = useDefaultDrill()
  const drill = state.drill ?? defaultDrill
  const composed = useMemo(() => composeQuery(state), [state])
  const [readAt, readAgain] = useReadAt(state)
  const openBegun = isOpenBegun(state)
  const first = useFirstMention(openBegun)
  const bounds = rangeBounds(state, readAt, first.data ?? undefined)
  const scope = { q: composed.text, ...askedPeriod(state, readAt), drill }
  const query = {
    ...scope,
    sort: state.sort,
    size: pageSize,
    ...(state.cursor === undefined ? {} : { cursor: state.cursor }),
  }
  const mentions = useFoundPage(query)
  const good = mayFollow(state.q, mentions)
  const groups = useStoryGroups({ ...scope, size: 100 }, state.group === 'story' && good)
  const interval = intervalFor(bounds.from, bounds.to)
  const histogram = useHistogram(
    { ...scope, ...bounds, interval, timeZone: readerTimeZone() },
    false,
    good && (!openBegun || first.isSuccess),
  )
  const facets = useFacets(
    { ...scope, size: 12, facets: 'polarity,level,category,subject,platform,source,lang,province' },
    good,
  )
  return {
    mentions,
    groups,
    drill,
    composed,
    bounds,
    interval,
    scope,
    call: query,
    buckets: mentions.isError ? undefined : histogram.data?.buckets,
    facets: mentions.isError ? undefined : facets.data?.facets,
    renew: () => {
      const now = readAgain()
      // A period that moved on is asked for by itself, as another; one that did not is asked for again.
      if (rangeBounds(state, now).to === bounds.to) void histogram.refetch()
      if (askedPeriod(state, now).from !== askedPeriod(state, readAt).from) return
      void mentions.refetch()
      void facets.refetch()
      if (state.group === 'story') void groups.refetch()
    },
  }
}
