import { Link } from 'react-router'
import { useChangeText } from '../../alert/alert-reasons.tsx'
import { useAlerts } from '../../api/use-api.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { LevelTag } from '../../parts/level-tag.tsx'
import { DrillTag } from '../../parts/marks.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Ago } from '../../parts/when.tsx'
import { useLanguage } from '../../words/language.tsx'

/** The newest lines of the ledger. */
export function Latest() {
  const { t, label } = useLanguage()
  const changeText = useChangeText()
  const alerts = useAlerts({ size: 6 })
  return (
    <Panel
      title={t('overview.new')}
      padded={false}
      extra={
        <Link to="/ledger" className="push small">
          {t('overview.toLedger')}
        </Link>
      }
    >
      <Answer query={alerts} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('ledger.empty')} text={t('ledger.emptyText')} />
          ) : (
            <ul>
              {items.map((alert) => (
                <li
                  key={alert.id}
                  className="panel-body"
                  style={{ borderBottom: '1px solid var(--line)', paddingBlock: 8 }}
                >
                  <div className="row wrap">
                    <LevelTag level={alert.level} warning={alert.change === 'approaching'} />
                    <Link
                      to={`/ledger?event=${encodeURIComponent(alert.eventId)}&open=${encodeURIComponent(alert.id)}`}
                      className="on-text strong ellipsis"
                      style={{ flex: '1 1 180px' }}
                    >
                      {alert.story.title}
                    </Link>
                    {alert.drill && <DrillTag />}
                    <span className="quiet small">
                      <Ago at={alert.at} />
                    </span>
                  </div>
                  <div className="quiet small">
                    {label('change', alert.change)}
                    {` · ${changeText(alert, 2)}`}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  )
}
