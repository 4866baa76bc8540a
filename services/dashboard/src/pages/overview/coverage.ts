import type { SourceHealth } from '@groundswell/contracts'

/** Sources that can be seen right now, of those that should be: quiet and failing ones are not seen, stopped ones not meant to be. */
export function coverageOf(sources: readonly Pick<SourceHealth, 'state'>[]): {
  readonly healthy: number
  readonly total: number
} {
  const meant = sources.filter((source) => source.state !== 'stopped')
  return { healthy: meant.filter((source) => source.state === 'healthy').length, total: meant.length }
}
