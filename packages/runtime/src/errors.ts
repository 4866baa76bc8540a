/** Trouble that may pass (an engine away, a time-out): whoever catches it waits and tries again. Anything else is a bug or bad input. */
export class TransientError extends Error {
  override readonly name = 'TransientError'
}

/** Something a person must mend: what is wrong, where, and how to fix it. Shown without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly fix: string | undefined
  constructor(message: string, fix?: string) {
    super(fix === undefined ? message : `${message}\n  fix: ${fix}`)
    this.fix = fix
  }
}

export function isTransient(error: unknown): error is TransientError {
  return error instanceof TransientError
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
