import type { GradedAlert, GradedEvent, Incident, Role, SourceHealth, Subject } from '@groundswell/contracts'
import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type {
  Delivery,
  Drill,
  FacetCount,
  FacetName,
  FoundMention,
  Histogram,
  Page,
  Session,
  ListedChannel,
  NamedChannel,
  ListedSource,
  StoryAnswer,
  SystemState,
} from './answers.ts'
import { ApiProblem } from './problem.ts'
import { asRead } from './as-read.ts'
import { request, type Parameters } from './request.ts'

/** The first part of a query key is what live events make stale (see live-context). */
export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => request<Session>('/session', { signal }),
    staleTime: 5 * 60_000,
  })
}

export function useSystem() {
  return useQuery({
    queryKey: ['system'],
    queryFn: ({ signal }) => request<SystemState>('/system', { signal }),
    staleTime: 10_000,
  })
}

/** Whether drills are shown: in demo mode by default, elsewhere only when asked for. Known with the session, before any page is. */
export function useDefaultDrill(): Drill {
  return useSession().data?.drillDefault ?? 'exclude'
}

export function useEvents(query: Parameters) {
  return useQuery({
    queryKey: ['events', query],
    queryFn: ({ signal }) => request<Page<GradedEvent>>('/events', { query, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useEvent(id: string | null) {
  return useQuery({
    queryKey: ['event', id],
    queryFn: ({ signal }) => request<GradedEvent>(`/events/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== null,
  })
}

export function useAlerts(query: Parameters) {
  return useQuery({
    queryKey: ['alerts', query],
    queryFn: ({ signal }) => request<Page<GradedAlert>>('/alerts', { query, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useAlertPages(query: Parameters) {
  return useInfiniteQuery({
    queryKey: ['alerts', 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      request<Page<GradedAlert>>('/alerts', {
        query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
}

export function useIncidents(query: Parameters) {
  return useQuery({
    queryKey: ['incidents', query],
    queryFn: ({ signal }) => request<Page<Incident>>('/incidents', { query, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useIncident(id: string) {
  return useQuery({
    queryKey: ['incident', id],
    queryFn: ({ signal }) => request<Incident>(`/incidents/${encodeURIComponent(id)}`, { signal }),
  })
}

export function useMentions(query: Parameters, enabled = true) {
  return useQuery({ ...mentionsQuery(query), enabled })
}

/** A page of what a search found, as it was read: what is new is announced and comes in when its reader asks. */
export function useFoundPage(query: Parameters) {
  return useQuery({ ...mentionsQuery(query), ...asRead, refetchOnMount: 'always' })
}

function mentionsQuery(query: Parameters) {
  return queryOptions({
    queryKey: ['mentions', query],
    queryFn: ({ signal }) => request<Page<FoundMention>>('/mentions', { query, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useMentionPages(query: Parameters) {
  return useInfiniteQuery({
    queryKey: ['mentions', 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      request<Page<FoundMention>>('/mentions', {
        query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    // A reader deep in the list keeps it as it is; the page brings in what is new when asked.
    ...asRead,
    refetchOnMount: 'always',
  })
}

export function useMention(id: string | null) {
  return useQuery({
    queryKey: ['mention', id],
    queryFn: ({ signal }) => request<FoundMention>(`/mentions/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== null,
  })
}

/** Several mentions by id, in order; those that are gone are left out and counted. */
export function useMentionsById(ids: readonly string[], enabled: boolean) {
  return useQuery({
    queryKey: ['mention', 'several', ids],
    queryFn: async ({ signal }) => {
      const found = await Promise.all(ids.map((id) => mentionOrMissing(id, signal)))
      const items = found.filter((one) => one !== undefined)
      return { items, missing: ids.length - items.length }
    },
    enabled: enabled && ids.length > 0,
  })
}

async function mentionOrMissing(id: string, signal: AbortSignal): Promise<FoundMention | undefined> {
  try {
    return await request<FoundMention>(`/mentions/${encodeURIComponent(id)}`, { signal })
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return undefined
    throw error
  }
}

export function useHistogram(query: Parameters, refetchInterval: number | false = false, enabled = true) {
  return useQuery({
    queryKey: ['histogram', query],
    queryFn: ({ signal }) => request<Histogram>('/mentions/histogram', { query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval,
    enabled,
  })
}

export function useFacets(query: Parameters, enabled = true) {
  return useQuery({
    queryKey: ['facets', query],
    queryFn: ({ signal }) =>
      request<{ facets: Partial<Record<FacetName, readonly FacetCount[]>> }>('/mentions/facets', { query, signal }),
    placeholderData: keepPreviousData,
    enabled,
  })
}

export function useSources() {
  return useQuery({
    queryKey: ['sources'],
    queryFn: ({ signal }) => request<Page<ListedSource>>('/sources', { query: { size: 500 }, signal }),
    select: (page) => ({ ...page, items: page.items.map(healthOf) }),
    refetchInterval: 30_000,
  })
}

export function useSubjects() {
  return useQuery({
    queryKey: ['subjects'],
    queryFn: ({ signal }) => request<Page<Subject>>('/subjects', { query: { size: 500 }, signal }),
    staleTime: 60_000,
  })
}

export function useChannels() {
  return useQuery({
    queryKey: ['channels'],
    queryFn: ({ signal }) => request<Page<ListedChannel>>('/channels', { query: { size: 200 }, signal }),
  })
}

/** Id and name of each, which every role may know. */
export function useNamedChannels() {
  return useQuery({
    queryKey: ['channels', 'names'],
    queryFn: ({ signal }) => request<Page<NamedChannel>>('/channel-names', { query: { size: 500 }, signal }),
  })
}

/** A source that was never looked at is starting, or stopped where it is switched off. */
function healthOf(source: ListedSource): SourceHealth {
  if (source.health !== null && source.enabled) return source.health
  const { id, name, kind, platform } = source
  const unknown = { checkedAt: null, lastItemAt: null, nextCheckAt: null, accepted: 0, error: null }
  return { ...unknown, ...source.health, id, name, kind, platform, state: source.enabled ? 'starting' : 'stopped' }
}

export function useStory(id: string | undefined) {
  return useQuery({
    queryKey: ['story', id],
    queryFn: ({ signal }) =>
      request<StoryAnswer>(`/stories/${encodeURIComponent(id ?? '')}`, { query: { size: 1 }, signal }),
    enabled: id !== undefined,
  })
}

export function useDeliveries(alertId: string) {
  return useQuery({
    queryKey: ['alerts', 'deliveries', alertId],
    queryFn: ({ signal }) => request<Page<Delivery>>('/deliveries', { query: { alert: alertId, size: 50 }, signal }),
    refetchInterval: 15_000,
  })
}

/** The name of a channel; its id once it is gone. */
export function useChannelNames(): (id: string) => string {
  const channels = useNamedChannels()
  return (id) => channels.data?.items.find((one) => one.id === id)?.name ?? id
}

/** Who may add and change sources; the gateway has the last word. */
export function mayKeepSources(role: Role | undefined): boolean {
  return role === 'brand' || role === 'admin'
}

/** Who may download what was collected, as it was. */
export function mayReadEvidence(role: Role | undefined): boolean {
  return role !== undefined && role !== 'subscriber'
}

export function mayReadChannels(role: Role): boolean {
  return role === 'brand' || role === 'incident' || role === 'commander' || role === 'admin'
}
