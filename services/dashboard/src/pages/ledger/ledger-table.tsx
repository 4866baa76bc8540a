import type { GradedAlert } from '@groundswell/contracts'
import { Fragment } from 'react'
import { Link } from 'react-router'
import { AlertDetail } from '../../alert/alert-detail.tsx'
import { useChangeText } from '../../alert/alert-reasons.tsx'
import { LevelTag } from '../../parts/level-tag.tsx'
import { DrillTag } from '../../parts/marks.tsx'
import { At } from '../../parts/when.tsx'
import { useLanguage } from '../../words/language.tsx'

interface LedgerTableProps {
  readonly alerts: readonly GradedAlert[]
  readonly openId: string | undefined
  readonly onToggle: (id: string) => void
}

export function LedgerTable({ alerts, openId, onToggle }: LedgerTableProps) {
  const { t } = useLanguage()
  return (
    <table className="table stacks">
      <thead>
        <tr>
          <th scope="col">{t('ledger.column.level')}</th>
          <th scope="col">{t('ledger.column.change')}</th>
          <th scope="col">{t('ledger.column.event')}</th>
          <th scope="col">{t('ledger.column.subject')}</th>
          <th scope="col" className="right">
            {t('ledger.column.mentions')}
          </th>
          <th scope="col">{t('ledger.column.at')}</th>
        </tr>
      </thead>
      <tbody>
        {alerts.map((alert) => (
          <Fragment key={alert.id}>
            <LedgerRow alert={alert} open={alert.id === openId} onToggle={() => onToggle(alert.id)} />
            {alert.id === openId && (
              <tr className="detail-row">
                <td colSpan={6} className="whole" style={{ padding: 0, background: 'var(--sunken)' }}>
                  <AlertDetail graded={alert} eventId={alert.eventId} alertId={alert.id} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

interface LedgerRowProps {
  readonly alert: GradedAlert
  readonly open: boolean
  readonly onToggle: () => void
}

function LedgerRow({ alert, open, onToggle }: LedgerRowProps) {
  const { t, label } = useLanguage()
  const changeText = useChangeText()
  return (
    <tr className={open ? 'open-row selected' : 'open-row'} onClick={onToggle}>
      <td>
        <LevelTag level={alert.level} warning={alert.change === 'approaching'} />
      </td>
      <td className="nowrap">
        {label('change', alert.change)}
        {alert.previousLevel !== null && alert.previousLevel !== alert.level && (
          <span className="quiet small"> {t('ledger.from', { level: t(`level.${alert.previousLevel}`) })}</span>
        )}
      </td>
      <td className="whole">
        <div className="row wrap">
          <button
            type="button"
            className="plain strong"
            aria-expanded={open}
            onClick={(event) => {
              event.stopPropagation()
              onToggle()
            }}
          >
            {alert.story.title}
          </button>
          {alert.drill && <DrillTag />}
        </div>
        <div className="quiet small">{changeText(alert)}</div>
      </td>
      <td className="second">{alert.subject.name}</td>
      <td className="right num">
        <Link
          to={`/search?story=${encodeURIComponent(alert.story.id)}&range=all`}
          onClick={(event) => event.stopPropagation()}
        >
          <span className="only-wide">{alert.mentionCount}</span>
          <span className="only-narrow">{t('mentions.count', { count: alert.mentionCount })}</span>
        </Link>
      </td>
      <td className="quiet">
        <At at={alert.at} />
      </td>
    </tr>
  )
}
