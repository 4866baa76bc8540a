import type { Problem } from '@groundswell/contracts'
import type { Language, Words } from './words.ts'

export interface InputError {
  readonly path: string
  readonly message: string | Words
  /** For a query: where in its text, UTF-16 code units, and what may be meant. */
  readonly start?: number
  readonly end?: number
  readonly code?: string
  readonly suggestion?: string
}

export interface ProblemFacts {
  readonly status: number
  /** Last part of the type's URI. */
  readonly type: string
  readonly title: Words
  readonly detail: Words
  readonly errors?: readonly InputError[]
  /** With 409: the state as it stands. */
  readonly current?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Thrown anywhere in a route; answered as a problem document (RFC 9457) in the reader's language. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly facts: ProblemFacts

  constructor(facts: ProblemFacts) {
    super(`${facts.status} ${facts.type}: ${facts.detail.en}`)
    this.facts = facts
  }
}

export function problemDocument(facts: ProblemFacts, language: Language): Problem {
  return {
    type: `https://groundswell.invalid/problems/${facts.type}`,
    title: facts.title[language],
    status: facts.status,
    detail: facts.detail[language],
    ...(facts.errors === undefined
      ? {}
      : {
          errors: facts.errors.map((error) => ({
            ...error,
            message: typeof error.message === 'string' ? error.message : error.message[language],
          })),
        }),
    ...(facts.current === undefined ? {} : { current: facts.current }),
  }
}
