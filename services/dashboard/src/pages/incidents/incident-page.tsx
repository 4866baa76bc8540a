import type { Incident } from '@groundswell/contracts'
import { Link, useParams } from 'react-router'
import { AlertDetail } from '../../alert/alert-detail.tsx'
import { ApiProblem } from '../../api/problem.ts'
import { useEvent, useIncident, useMentions } from '../../api/use-api.ts'
import { clockStatus, pressingOf } from '../../format/countdown.ts'
import { sayDuration } from '../../format/duration.ts'
import { useNow } from '../../format/use-now.ts'
import { MentionRow } from '../../mention/mention-row.tsx'
import { useOpenMention } from '../../mention/open-mention.ts'
import { Answer } from '../../parts/answer.tsx'
import { Bones } from '../../parts/bones.tsx'
import { useClockName } from '../../parts/countdown.tsx'
import { LevelTag } from '../../parts/level-tag.tsx'
import { DrillTag } from '../../parts/marks.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { StateLine, type Clause } from '../../parts/state-line.tsx'
import { IncidentStatus } from '../../parts/status.tsx'
import { At } from '../../parts/when.tsx'
import { useLanguage } from '../../words/language.tsx'
import { isEnded } from '../overview/standing.ts'
import { Clocks } from './clocks.tsx'
import { IncidentActions } from './incident-actions.tsx'
import { StoryFacts } from './story-facts.tsx'
import { Timeline } from './timeline.tsx'

export function IncidentPage() {
  const { t } = useLanguage()
  const { id = '' } = useParams()
  const incident = useIncident(id)
  if (incident.error instanceof ApiProblem && incident.error.status === 404) {
    return (
      <>
        <StateLine place={t('nav.incidents')} clauses={[{ text: t('incident.notFound') }]} />
        <Link to="/incidents">← {t('incident.back')}</Link>
      </>
    )
  }
  if (incident.data === undefined) {
    return incident.error === null ? (
      <Bones rows={10} />
    ) : (
      <ProblemNote error={incident.error} onRetry={() => void incident.refetch()} />
    )
  }
  return <Shown incident={incident.data} />
}

function Shown({ incident }: { readonly incident: Incident }) {
  const { t, label } = useLanguage()
  const clauses = useIncidentClauses(incident)
  return (
    <>
      <nav className="small no-print" style={{ marginBottom: 6 }}>
        <Link to="/incidents">← {t('incident.back')}</Link>
      </nav>
      <StateLine place={incident.title} named clauses={clauses} />
      <div className="row wrap" style={{ margin: '-6px 0 14px', gap: '6px 14px' }}>
        <LevelTag level={incident.level} />
        <IncidentStatus state={incident.state} />
        <Link to={`/search?subject=${encodeURIComponent(incident.subject.id)}`} className="second">
          {incident.subject.name}
        </Link>
        <span className="second">{label('category', incident.category)}</span>
        {incident.drill && <DrillTag />}
        <span className="quiet small">
          {t('incidents.column.opened')} <At at={incident.openedAt} />
        </span>
      </div>
      <div className="stack">
        <IncidentActions incident={incident} />
        <Clocks incident={incident} />
        <div className="columns two">
          <EventPanel eventId={incident.eventId} />
          <Panel title={t('incident.timeline')} padded={false}>
            <Timeline incident={incident} />
          </Panel>
        </div>
        {incident.eventId !== null && <StoryPanels eventId={incident.eventId} />}
      </div>
    </>
  )
}

function useIncidentClauses(incident: Incident): Clause[] {
  const { t, language, label } = useLanguage()
  const nameOf = useClockName()
  const now = useNow()
  const { next, overdue } = pressingOf(isEnded(incident) ? [] : incident.clocks, now)
  return [
    { text: label('state', incident.state) },
    ...(isEnded(incident) || incident.acknowledgedAt !== undefined
      ? []
      : [{ text: t('incidents.notAcknowledged'), tone: 'bad' } as const]),
    ...(overdue === 0 ? [] : [{ text: t('incidents.breached', { count: overdue }), tone: 'bad' } as const]),
    ...(next === undefined || clockStatus(next, now) === 'breached'
      ? []
      : [
          {
            text: t('overview.clockLeft', {
              clock: nameOf(next),
              time: sayDuration(Date.parse(next.dueAt) - now, language),
            }),
            tone: clockStatus(next, now) === 'warning' ? ('warn' as const) : undefined,
          },
        ]),
  ]
}

function EventPanel({ eventId }: { readonly eventId: string | null }) {
  const { t } = useLanguage()
  const event = useEvent(eventId)
  return (
    <Panel title={t('incident.event')} padded={false}>
      {eventId === null ? (
        <p className="panel-body quiet">{t('incident.noEvent')}</p>
      ) : (
        <Answer query={event}>
          {(data) => <AlertDetail graded={data} eventId={eventId} alertId={`${eventId}-${data.seq}`} onIncidentPage />}
        </Answer>
      )}
    </Panel>
  )
}

function StoryPanels({ eventId }: { readonly eventId: string }) {
  const event = useEvent(eventId)
  return (
    <div className="columns two">
      <MentionPanel eventId={eventId} />
      <StoryFacts storyId={event.data?.story.id} />
    </div>
  )
}

function MentionPanel({ eventId }: { readonly eventId: string }) {
  const { t } = useLanguage()
  const event = useEvent(eventId)
  const story = event.data?.story.id
  const mentions = useMentions({ q: `story:${story ?? ''}`, drill: 'include', size: 8 }, story !== undefined)
  const { open } = useOpenMention()
  const total = mentions.data?.total ?? mentions.data?.totalAtLeast
  return (
    <Panel
      title={t('incident.mentions')}
      padded={false}
      extra={
        total !== undefined &&
        story !== undefined && (
          <Link className="push small" to={`/search?story=${encodeURIComponent(story)}&range=all`}>
            {t('incident.allMentions', { count: total })}
          </Link>
        )
      }
    >
      <Answer query={mentions}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="panel-body quiet">{t('incident.noMentions')}</p>
          ) : (
            items.map((mention) => (
              <MentionRow
                key={mention.id}
                mention={mention}
                subjectId={event.data?.subject.id}
                onOpen={() => open(mention.id)}
              />
            ))
          )
        }
      </Answer>
    </Panel>
  )
}
