import type { Validators } from '../fetch/polite-fetch.ts'
import type { LoadedPage } from '../read/page.ts'

/** Brings pages, one way or another. One loader serves all sources of its way for the life of the service. */
export interface PageLoader {
  /** Throws `SourceProblem` in plain words; `not-modified` only where validators were given. */
  load(
    url: string,
    options: { readonly known?: Validators; readonly waitFor?: string; readonly signal: AbortSignal },
  ): Promise<LoadedPage | { readonly status: 'not-modified' }>
  close(): Promise<void>
}
