import type { SavedSearch, SavedSearchInput, ShownSavedSearch } from '@groundswell/contracts'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { Explained, ExportProgress, Page, StoryGroups } from './answers.ts'
import { ApiProblem } from './problem.ts'
import { request, type Parameters } from './request.ts'

export function useSavedSearches(whose: 'mine' | 'shared', enabled: boolean) {
  return useQuery({
    queryKey: ['saved-searches', whose],
    queryFn: ({ signal }) =>
      request<Page<ShownSavedSearch>>('/saved-searches', { query: { whose, size: 500 }, signal }),
    enabled,
  })
}

export function useSavedSearch(id: string | undefined) {
  return useQuery({ ...savedSearchQuery(id ?? ''), enabled: id !== undefined })
}

/** One saved search; one that is gone or private is not asked for again. */
export function savedSearchQuery(id: string) {
  return queryOptions({
    queryKey: ['saved-searches', 'one', id],
    queryFn: ({ signal }) => request<ShownSavedSearch>(`/saved-searches/${encodeURIComponent(id)}`, { signal }),
    retry: false,
  })
}

/** Keeps a new search, or changes the one that was read. */
export function keepSearch(
  search: SavedSearchInput,
  before: SavedSearch | undefined,
  key: string,
): Promise<ShownSavedSearch> {
  return before === undefined
    ? request('/saved-searches', { method: 'POST', body: search, idempotencyKey: key })
    : request(`/saved-searches/${encodeURIComponent(before.id)}`, {
        method: 'PUT',
        body: search,
        version: before.version,
      })
}

export function dropSearch({ id, version }: Pick<SavedSearch, 'id' | 'version'>): Promise<void> {
  return request(`/saved-searches/${encodeURIComponent(id)}`, { method: 'DELETE', version })
}

/** A new address of its RSS feed; the token in it is shown this once. */
export function makeFeed(id: string): Promise<{ readonly path: string }> {
  return request(`/saved-searches/${encodeURIComponent(id)}/feed`, { method: 'POST', body: {} })
}

export function endFeed(id: string): Promise<void> {
  return request(`/saved-searches/${encodeURIComponent(id)}/feed`, { method: 'DELETE' })
}

export function useStoryGroups(query: Parameters, enabled: boolean) {
  return useQuery({
    queryKey: ['mentions', 'by-story', query],
    queryFn: ({ signal }) => request<StoryGroups>('/mentions/by-story', { query, signal }),
    placeholderData: keepPreviousData,
    enabled,
  })
}

/** How far an export has come; null while the gateway knows of none. */
export function useExportProgress(id: string | undefined) {
  return useQuery({
    queryKey: ['exports', id],
    queryFn: async ({ signal }) => {
      try {
        return await request<ExportProgress>(`/exports/${id ?? ''}`, { signal })
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null
        throw error
      }
    },
    enabled: id !== undefined,
    // Asked for when it has had the time to begin.
    initialData: null,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'writing' ? false : 700),
    refetchIntervalInBackground: true,
  })
}

export function stopExport(id: string): Promise<void> {
  return request(`/exports/${id}`, { method: 'DELETE' })
}

export type Question = { readonly subject: string } | { readonly q: string }

/** Why a stored mention matches a subject or a query, or which part of it fails. */
export function useExplained(mentionId: string, question: Question, enabled = true) {
  return useQuery({
    queryKey: ['mention', 'explained', mentionId, question],
    queryFn: ({ signal }) =>
      request<Explained>(`/mentions/${encodeURIComponent(mentionId)}/explain`, { query: { ...question }, signal }),
    staleTime: 60_000,
    retry: false,
    enabled,
  })
}
