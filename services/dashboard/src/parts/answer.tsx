import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Bones } from './bones.tsx'
import { ProblemNote } from './problem-note.tsx'

interface AnswerProps<T> {
  readonly query: UseQueryResult<T>
  readonly rows?: number
  readonly children: (data: T) => ReactNode
}

/** Skeleton, then what was answered; a failed renewal keeps the old answer and says so above it. */
export function Answer<T>({ query, rows, children }: AnswerProps<T>) {
  const note = query.error === null ? null : <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return note ?? <Bones {...(rows === undefined ? {} : { rows })} />
  return (
    <>
      {note}
      {children(query.data)}
    </>
  )
}
