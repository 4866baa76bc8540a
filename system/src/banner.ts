import type { SystemConfig } from './config.ts'

export interface BannerFacts {
  readonly url: string
  readonly adminLink: string | undefined
  readonly folder: string
  readonly mode: 'demo' | 'configured'
  readonly config: Pick<SystemConfig, 'sources' | 'subjects'>
  readonly startedInSeconds: number
  readonly interactive: boolean
}

/** What a person sees when the system is up: where to look, how to get in, what is watched. */
export function banner(facts: BannerFacts): string {
  const watched = facts.config.sources.map((source) => `${source.name} (${source.kind})`)
  const lines = [
    '',
    `  Groundswell is up after ${facts.startedInSeconds.toFixed(1)} s.`,
    '',
    `  Dashboard   ${facts.url}`,
    facts.adminLink === undefined
      ? '  Sign in     with your account'
      : `  Sign in     ${facts.adminLink}\n              (once, as administrator; good for 24 hours)`,
    `  Watching    ${watched.length === 0 ? 'no sources yet: add one on the Sources page or in groundswell.yaml' : watched.join(', ')}`,
    `  For         ${facts.config.subjects.map((subject) => subject.name).join(', ') || 'no subjects yet'}`,
    `  Data        ${facts.folder}`,
  ]
  if (facts.mode === 'demo') {
    lines.push(
      '',
      '  演练 DRILL  Demo mode: a fictional company on loopback. A delay complaint spreads, then an accident happens;',
      '              level 3, 2 and 1 alerts follow within a minute. To watch real sources:',
      '              pnpm start --config groundswell.yaml   (groundswell.example.yaml shows every key)',
    )
  }
  lines.push('', `  ${facts.interactive ? 'Ctrl-C stops it in order.' : 'SIGTERM stops it in order.'}`, '')
  return `${lines.join('\n')}\n`
}
