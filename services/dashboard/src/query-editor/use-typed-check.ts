import { useEffect, useState } from 'react'
import { ApiProblem, errorsAt } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { placeErrors, type PlacedError } from '../url/query-errors.ts'
import { useLanguage } from '../words/language.tsx'
import type { QueryPurpose } from './query-language.ts'
import type { QueryWarning } from './query-warnings.tsx'

const pause = 600

export interface TypedCheck {
  readonly errors: readonly PlacedError[]
  readonly warnings: readonly QueryWarning[]
}

const nothing: TypedCheck = { errors: [], warnings: [] }

/**
 * What is wrong with a search, or probably not meant by it, asked a moment after the typing stops. A subject's page asks
 * for a preview as it is written, which says it too.
 */
export function useTypedCheck(text: string, purpose: QueryPurpose): TypedCheck {
  const { language } = useLanguage()
  const [found, setFound] = useState<{ readonly text: string; readonly check: TypedCheck }>()
  useEffect(() => {
    if (purpose === 'subject' || text.trim() === '') return
    const left = new AbortController()
    const timer = setTimeout(() => {
      checked(text, left.signal).then(
        (check) => setFound({ text, check }),
        // Sending the search will say what is wrong with the connection.
        () => setFound(undefined),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [text, purpose, language])
  return found?.text === text ? found.check : nothing
}

async function checked(query: string, signal: AbortSignal): Promise<TypedCheck> {
  try {
    const body = { query }
    const { warnings } = await request<Pick<TypedCheck, 'warnings'>>('/query/check', { method: 'POST', body, signal })
    return { errors: [], warnings }
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 400)
      return { errors: placeErrors(errorsAt(error, 'query'), query, 0), warnings: [] }
    throw error
  }
}
