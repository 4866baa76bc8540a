import type { Problem } from '@groundswell/contracts'

export type InputError = NonNullable<Problem['errors']>[number]

/** The gateway answered with a problem document (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly errors: readonly InputError[]

  constructor(problem: Pick<Problem, 'status' | 'title' | 'detail' | 'errors'>) {
    super(`${problem.status} ${problem.title}: ${problem.detail}`)
    this.status = problem.status
    this.title = problem.title
    this.detail = problem.detail
    this.errors = problem.errors ?? []
  }
}

/** No answer came, or one that is not the API's. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable'
}

export function isNotSignedIn(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 401
}

/** The errors of one input, by its path; those of its parts (`query.0`) too. */
export function errorsAt(error: unknown, path: string): readonly InputError[] {
  if (!(error instanceof ApiProblem)) return []
  return error.errors.filter((one) => one.path === path || one.path.startsWith(`${path}.`))
}
