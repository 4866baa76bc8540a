import { useSources } from '../../api/use-api.ts'
import { clockStatus } from '../../format/countdown.ts'
import { sayDuration } from '../../format/duration.ts'
import { useClockName } from '../../parts/countdown.tsx'
import { StateLine, type Clause } from '../../parts/state-line.tsx'
import { useLanguage } from '../../words/language.tsx'
import { coverageOf } from './coverage.ts'
import type { Standing } from './standing.ts'
import { useStanding } from './use-standing.ts'

/** "2 open events, the worst is level 1; 41 min left for the groups; coverage 11 of 12 sources". */
export function OverviewState() {
  const { t, language } = useLanguage()
  const nameOf = useClockName()
  const { standing, now } = useStanding()
  const sources = useSources()
  const coverage = sources.data === undefined ? undefined : coverageOf(sources.data.items)
  // Quiet may only be called calm while the sources that would show otherwise can be seen.
  const seesAll = coverage !== undefined && coverage.total > 0 && coverage.healthy === coverage.total
  const clauses = (known: Standing): Clause[] => [
    ...eventClauses(known),
    ...clockClauses(known),
    ...(coverage === undefined ? [] : [coverageClause(coverage)]),
    ...(known.worst === undefined && coverage !== undefined && coverage.total > 0 && !seesAll
      ? [{ text: t('overview.blind'), to: '/sources' }]
      : []),
  ]
  const eventClauses = ({ graded, worst, unacknowledged }: Standing): Clause[] => {
    if (worst === undefined) return [{ text: t('overview.calm'), tone: seesAll ? 'good' : undefined, to: '/ledger' }]
    const level = t(`level.${worst}`)
    return [
      { text: t('overview.openEvents', { count: graded.length }), to: '/ledger' },
      { text: t('overview.worst', { level }), tone: worst === 1 ? 'bad' : 'warn', to: `/ledger?level=${worst}` },
      ...(unacknowledged === 0
        ? []
        : [{ text: t('overview.unacknowledged', { count: unacknowledged }), to: '/incidents' } as const]),
    ]
  }
  const clockClauses = ({ pressing, overdue }: Standing): Clause[] => {
    const late: Clause[] =
      overdue === 0 ? [] : [{ text: t('incidents.breached', { count: overdue }), tone: 'bad', to: '/incidents' }]
    if (pressing === undefined) return late
    const { clock, incident } = pressing
    const time = sayDuration(Date.parse(clock.dueAt) - now, language)
    return [
      ...late,
      {
        text: t('overview.clockLeft', { clock: nameOf(clock), time }),
        tone: clockStatus(clock, now) === 'warning' ? 'warn' : undefined,
        to: `/incidents/${encodeURIComponent(incident.id)}`,
      },
    ]
  }
  const coverageClause = ({ healthy, total }: { healthy: number; total: number }): Clause =>
    total === 0
      ? { text: t('overview.noSources'), tone: 'warn', to: '/sources' }
      : {
          text: t('overview.coverage', { healthy, total }),
          tone: healthy < total ? 'warn' : undefined,
          to: '/sources',
        }
  return <StateLine place={t('nav.overview')} clauses={standing === undefined ? undefined : clauses(standing)} />
}
