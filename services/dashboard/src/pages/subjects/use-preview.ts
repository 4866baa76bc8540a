import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useDefaultDrill } from '../../api/use-api.ts'
import { request } from '../../api/request.ts'
import type { Preview } from './preview-answer.ts'

const pause = 600

/** What stands still long enough to be worth asking about. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** `id` is the subject it is compared with. */
export function usePreview(query: string, id: string | undefined, enabled: boolean) {
  const drill = useDefaultDrill()
  return useQuery({
    queryKey: ['preview', query, id, drill],
    queryFn: ({ signal }) =>
      request<Preview>('/subjects/preview', {
        method: 'POST',
        body: { query, drill, ...(id === undefined ? {} : { id }) },
        signal,
      }),
    enabled: enabled && query.trim() !== '',
    placeholderData: keepPreviousData,
    // A query that is wrong stays wrong.
    retry: false,
  })
}
