/** What is wrong with a source, in plain words, and what its owner can do; it goes on and tries again. */
export class SourceProblem extends Error {
  override readonly name = 'SourceProblem'
  readonly fix: string | undefined
  /** Milliseconds the other side asked to be left alone. */
  readonly retryAfter: number | undefined
  constructor(message: string, fix?: string, retryAfter?: number) {
    super(message)
    this.fix = fix
    this.retryAfter = retryAfter
  }
}

/** Something wrong with one item or page of a source that otherwise works. */
export interface ItemProblem {
  readonly message: string
  readonly fix?: string
}

export function problemOf(error: unknown): ItemProblem {
  if (error instanceof SourceProblem)
    return { message: error.message, ...(error.fix === undefined ? {} : { fix: error.fix }) }
  return { message: error instanceof Error ? error.message : String(error) }
}
