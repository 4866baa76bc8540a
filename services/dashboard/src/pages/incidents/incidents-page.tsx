import { Button, Segmented } from 'antd'
import type { Incident } from '@groundswell/contracts'
import { useState } from 'react'
import { Link } from 'react-router'
import { useIncidents, useSession } from '../../api/use-api.ts'
import { pressingOf } from '../../format/countdown.ts'
import { useNow } from '../../format/use-now.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { LevelTag } from '../../parts/level-tag.tsx'
import { DrillTag } from '../../parts/marks.tsx'
import { NextClock } from '../../parts/next-clock.tsx'
import { StateLine, type Clause } from '../../parts/state-line.tsx'
import { IncidentStatus } from '../../parts/status.tsx'
import { Ago, At } from '../../parts/when.tsx'
import { useParameters } from '../../url/use-parameters.ts'
import { useLanguage } from '../../words/language.tsx'
import { breachedCount, isEnded } from '../overview/standing.ts'
import { mayGrade } from './moves.ts'
import { OpenForm } from './open-form.tsx'

/** What must be done by when. */
export function IncidentsPage() {
  const { t } = useLanguage()
  const { get, set } = useParameters()
  const view = get('view') === 'all' ? 'all' : 'open'
  const role = useSession().data?.role
  const [opening, setOpening] = useState(false)
  const incidents = useIncidents(view === 'all' ? { size: 200 } : { open: true, size: 200 })
  return (
    <>
      <IncidentsState />
      <div className="filters">
        <Segmented
          aria-label={t('filter.state')}
          value={view}
          onChange={(value) => set({ view: value === 'all' ? 'all' : undefined })}
          options={[
            { value: 'open', label: t('incidents.view.open') },
            { value: 'all', label: t('incidents.view.all') },
          ]}
        />
        {mayGrade(role) && (
          <Button className="push no-print" onClick={() => setOpening(true)}>
            {t('incident.open')}
          </Button>
        )}
        {opening && <OpenForm onClose={() => setOpening(false)} />}
      </div>
      <div className="panel">
        <Answer query={incidents} rows={6}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty
                title={t(view === 'all' ? 'incidents.empty' : 'incidents.noneOpen')}
                text={t('incidents.emptyText')}
              >
                <Link to="/ledger">{t('overview.toLedger')}</Link>
              </Empty>
            ) : (
              <IncidentTable incidents={items} />
            )
          }
        </Answer>
      </div>
    </>
  )
}

function IncidentsState() {
  const { t } = useLanguage()
  const now = useNow()
  const open = useIncidents({ open: true, size: 200 })
  if (open.data === undefined) return <StateLine place={t('nav.incidents')} clauses={undefined} />
  const { items, total } = open.data
  const waiting = items.filter((one) => one.acknowledgedAt === undefined).length
  const breached = breachedCount(items, now)
  const clauses: Clause[] =
    items.length === 0
      ? [{ text: t('incidents.noneOpen'), tone: 'good' }]
      : [
          { text: t('incidents.open', { count: total ?? items.length }) },
          ...(waiting === 0 ? [] : [{ text: t('incidents.unacknowledged', { count: waiting }), tone: 'bad' } as const]),
          ...(breached === 0 ? [] : [{ text: t('incidents.breached', { count: breached }), tone: 'bad' } as const]),
        ]
  return <StateLine place={t('nav.incidents')} clauses={clauses} />
}

function IncidentTable({ incidents }: { readonly incidents: readonly Incident[] }) {
  const { t } = useLanguage()
  const now = useNow()
  const sorted = incidents.toSorted((a, b) => Number(isEnded(a)) - Number(isEnded(b)) || a.level - b.level)
  return (
    <table className="table stacks">
      <thead>
        <tr>
          <th scope="col">{t('incidents.column.level')}</th>
          <th scope="col">{t('incidents.column.title')}</th>
          <th scope="col">{t('incidents.column.clock')}</th>
          <th scope="col">{t('incidents.column.state')}</th>
          <th scope="col">{t('incidents.column.acknowledged')}</th>
          <th scope="col">{t('incidents.column.opened')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} now={now} />
        ))}
      </tbody>
    </table>
  )
}

function IncidentRow({ incident, now }: { readonly incident: Incident; readonly now: number }) {
  const { t, label } = useLanguage()
  const pressing = pressingOf(isEnded(incident) ? [] : incident.clocks, now)
  return (
    <tr>
      <td>
        <LevelTag level={incident.level} />
      </td>
      <td className="whole">
        <div className="row wrap">
          <Link to={`/incidents/${encodeURIComponent(incident.id)}`} className="strong on-text">
            {incident.title}
          </Link>
          {incident.drill && <DrillTag />}
        </div>
        <div className="quiet small">
          {incident.subject.name} · {label('category', incident.category)}
        </div>
      </td>
      <td>
        <NextClock pressing={pressing} />
      </td>
      <td>
        <IncidentStatus state={incident.state} />
      </td>
      <td>
        {incident.acknowledgedAt === undefined ? (
          isEnded(incident) ? (
            <span className="quiet">—</span>
          ) : (
            <span className="tone-bad">{t('incidents.notAcknowledged')}</span>
          )
        ) : (
          <span className="second">
            {incident.acknowledgedBy} <At at={incident.acknowledgedAt} />
          </span>
        )}
      </td>
      <td className="quiet">
        <Ago at={incident.openedAt} />
      </td>
    </tr>
  )
}
