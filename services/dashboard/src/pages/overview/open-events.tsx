import { Link } from 'react-router'
import { useScopeText } from '../../alert/scope-text.ts'
import { useFacets } from '../../api/use-api.ts'
import { useFormat } from '../../format/use-format.ts'
import { Bones } from '../../parts/bones.tsx'
import { Empty } from '../../parts/empty.tsx'
import { LevelTag } from '../../parts/level-tag.tsx'
import { DrillTag } from '../../parts/marks.tsx'
import { NextClock } from '../../parts/next-clock.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { IncidentStatus } from '../../parts/status.tsx'
import { Ago } from '../../parts/when.tsx'
import { useLanguage } from '../../words/language.tsx'
import type { StandingEvent } from './standing.ts'
import { useStanding } from './use-standing.ts'
import type { GradedEvent } from '@groundswell/contracts'

/** Open events by level, each with the clock that presses most. */
export function OpenEvents() {
  const { t } = useLanguage()
  const { standing, error, retry } = useStanding()
  if (standing === undefined) {
    return (
      <Panel title={t('overview.events')} padded={false}>
        {error === null ? <Bones rows={3} /> : <ProblemNote error={error} onRetry={retry} />}
      </Panel>
    )
  }
  const nothing = standing.graded.length === 0 && standing.warnings.length === 0
  return (
    <Panel title={t('overview.events')} padded={false} extra={<span className="count">{standing.graded.length}</span>}>
      {nothing ? (
        <Empty title={t('overview.noEvents')} text={t('overview.noEventsText')}>
          <Link to="/ledger">{t('overview.toLedger')}</Link>
        </Empty>
      ) : (
        <table className="table stacks">
          <thead>
            <tr>
              <th scope="col">{t('ledger.column.level')}</th>
              <th scope="col">{t('overview.event')}</th>
              <th scope="col">{t('incidents.column.clock')}</th>
              <th scope="col">{t('incidents.column.state')}</th>
              <th scope="col" className="right">
                {t('ledger.column.mentions')}
              </th>
              <th scope="col">{t('ledger.column.at')}</th>
            </tr>
          </thead>
          <tbody>
            {standing.graded.map((one) => (
              <EventRow key={one.event.id} standing={one} />
            ))}
            {standing.warnings.map((event) => (
              <WarningRow key={event.id} event={event} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function EventRow({ standing: { event, incident, pressing } }: { readonly standing: StandingEvent }) {
  const { t } = useLanguage()
  const to = incident === undefined ? `/ledger?event=${event.id}` : `/incidents/${encodeURIComponent(incident.id)}`
  return (
    <tr>
      <td>
        <LevelTag level={event.level} />
      </td>
      <td className="whole">
        <EventTitle event={event} to={to} />
      </td>
      <td>
        <NextClock pressing={pressing} />
      </td>
      <td>
        {incident !== undefined && <IncidentStatus state={incident.state} />}
        {incident !== undefined && incident.acknowledgedAt === undefined && (
          <div className="small tone-bad nowrap">{t('incidents.notAcknowledged')}</div>
        )}
      </td>
      <MentionCount event={event} />
      <td className="quiet">
        <Ago at={event.at} />
      </td>
    </tr>
  )
}

function WarningRow({ event }: { readonly event: GradedEvent }) {
  return (
    <tr>
      <td>
        <LevelTag level={event.level} warning />
      </td>
      <td className="whole">
        <EventTitle event={event} to={`/ledger?event=${encodeURIComponent(event.id)}`} />
      </td>
      <td className="quiet only-wide">—</td>
      <td className="quiet only-wide">—</td>
      <MentionCount event={event} />
      <td className="quiet">
        <Ago at={event.at} />
      </td>
    </tr>
  )
}

function EventTitle({ event, to }: { readonly event: GradedEvent; readonly to: string }) {
  const { label } = useLanguage()
  const scopeText = useScopeText()
  return (
    <>
      <div className="row wrap">
        <Link to={to} className="strong on-text">
          {event.story.title}
        </Link>
        {event.drill && <DrillTag />}
      </div>
      <div className="quiet small">
        {event.subject.name} · {label('category', event.category)}
        {` · ${scopeText(event.scope)}`}
      </div>
    </>
  )
}

/** How many mentions the story has by now; the event itself knows only how many it had when it last changed. */
function MentionCount({ event }: { readonly event: GradedEvent }) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const stories = useFacets({ facets: 'story', size: 100, drill: 'include' })
  const now = stories.data?.facets.story?.find((one) => one.key === event.story.id)?.count
  const count = Math.max(now ?? 0, event.mentionCount)
  return (
    <td className="right num">
      <Link to={`/search?story=${encodeURIComponent(event.story.id)}&range=all`}>
        <span className="only-wide">{numbers.plain(count)}</span>
        <span className="only-narrow">{t('mentions.count', { count })}</span>
      </Link>
    </td>
  )
}
