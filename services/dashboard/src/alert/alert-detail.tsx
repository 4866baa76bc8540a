import type { GradedAlert } from '@groundswell/contracts'
import { Link } from 'react-router'
import { useEvent } from '../api/use-api.ts'
import { useFormat } from '../format/use-format.ts'
import { useLanguage } from '../words/language.tsx'
import { AlertReasons } from './alert-reasons.tsx'
import { useScopeText } from './scope-text.ts'
import { Told } from './told.tsx'

type Graded = Pick<
  GradedAlert,
  | 'subject'
  | 'reasons'
  | 'scope'
  | 'precautions'
  | 'firstSeenAt'
  | 'story'
  | 'override'
  | 'rulesVersion'
  | 'mentionCount'
>

interface AlertDetailProps {
  readonly graded: Graded
  readonly eventId: string
  readonly alertId: string
  /** Its incident is what is being looked at. */
  readonly onIncidentPage?: boolean
}

/** What stands behind a grade: reasons, scope, precautions, and the ways on. */
export function AlertDetail({ graded, eventId, alertId, onIncidentPage = false }: AlertDetailProps) {
  const { t } = useLanguage()
  const { moments } = useFormat()
  const scopeText = useScopeText()
  const event = useEvent(eventId)
  const incidentId = event.data?.incidentId ?? null
  return (
    <div>
      <AlertReasons reasons={graded.reasons} subjectId={graded.subject.id} />
      <div className="panel-body">
        <dl className="facts">
          {graded.override !== undefined && (
            <>
              <dt>{t('ledger.override', { by: graded.override.by })}</dt>
              <dd>{graded.override.reason}</dd>
            </>
          )}
          <dt>{t('alert.scope')}</dt>
          <dd>{scopeText(graded.scope)}</dd>
          {graded.precautions.length > 0 && (
            <>
              <dt>{t('alert.precautions')}</dt>
              <dd>
                {graded.precautions.map((line) => (
                  <div key={line} lang="zh-CN">
                    {line}
                  </div>
                ))}
              </dd>
            </>
          )}
          <dt>{t('alert.told')}</dt>
          <dd>
            <Told alertId={alertId} />
          </dd>
          <dt>{t('alert.firstSeen')}</dt>
          <dd>{moments.full(graded.firstSeenAt)}</dd>
        </dl>
        <div className="row wrap" style={{ marginTop: 10, gap: 16 }}>
          <Link to={`/search?story=${encodeURIComponent(graded.story.id)}&range=all`}>{t('alert.allMentions')}</Link>
          {incidentId !== null && !onIncidentPage && (
            <Link to={`/incidents/${encodeURIComponent(incidentId)}`}>{t('alert.toIncident')}</Link>
          )}
          <Link to={`/ledger?event=${encodeURIComponent(eventId)}`}>{t('ledger.history')}</Link>
          {graded.rulesVersion !== undefined && (
            <span className="quiet small push">{t('ledger.rules', { version: graded.rulesVersion })}</span>
          )}
        </div>
      </div>
    </div>
  )
}
