import type { Job } from '@groundswell/contracts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Page } from '../../api/answers.ts'
import { request } from '../../api/request.ts'

export function isOpen(job: Job): boolean {
  return job.state === 'queued' || job.state === 'running'
}

/** The jobs of a subject, latest first; watched closely while one is open. What it changed is read anew at its end. */
export function useJobs(subject: string) {
  const client = useQueryClient()
  const jobs = useQuery({
    queryKey: ['jobs', subject],
    queryFn: ({ signal }) => request<Page<Job>>('/jobs', { query: { subject, size: 10 }, signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isOpen) === true ? 1000 : 30_000),
  })
  const open = jobs.data?.items.some(isOpen)
  useEffect(() => {
    if (open !== false) return
    for (const key of ['mentions', 'histogram', 'facets']) void client.invalidateQueries({ queryKey: [key] })
  }, [open, client])
  return jobs
}
