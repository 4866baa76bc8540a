import { useEffect, useState } from 'react'
import { ApiProblem, errorsAt } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { placeErrors, type PlacedError } from '../url/query-errors.ts'
import { useLanguage } from '../words/language.tsx'
import type { QueryPurpose } from './query-language.ts'

const pause = 600

/**
 * What is wrong with a search, asked a moment after the typing stops by holding it against an empty text. A subject's
 * page asks for a preview as it is written, which says it too.
 */
export function useTypedErrors(text: string, purpose: QueryPurpose): readonly PlacedError[] {
  const { language } = useLanguage()
  const [found, setFound] = useState<{ readonly text: string; readonly errors: readonly PlacedError[] }>()
  useEffect(() => {
    if (purpose === 'subject' || text.trim() === '') return
    const left = new AbortController()
    const timer = setTimeout(() => {
      mistakesOf(text, left.signal).then(
        (errors) => setFound({ text, errors }),
        // Sending the search will say what is wrong with the connection.
        () => setFound(undefined),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [text, purpose, language])
  return found?.text === text ? found.errors : []
}

async function mistakesOf(query: string, signal: AbortSignal): Promise<readonly PlacedError[]> {
  try {
    await request('/explain', { method: 'POST', body: { query, mention: { text: '' } }, signal })
    return []
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 400) return placeErrors(errorsAt(error, 'query'), query, 0)
    throw error
  }
}
