import { useSystem } from '../../api/use-api.ts'
import { useFormat } from '../../format/use-format.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { StateLine, type Clause } from '../../parts/state-line.tsx'
import { Status } from '../../parts/status.tsx'
import { useLanguage } from '../../words/language.tsx'

/** Is it healthy. */
export function SystemPage() {
  const { t, label, language } = useLanguage()
  const { numbers } = useFormat()
  const system = useSystem()
  const waiting = system.data?.parts.filter((part) => !part.ready).length ?? 0
  const clause: Clause =
    waiting === 0
      ? { text: t('system.ready'), tone: 'good' }
      : { text: t('system.notReady', { count: waiting }), tone: 'bad' }
  const mentions = system.data?.counts.mentions ?? null
  return (
    <>
      <StateLine
        place={t('nav.system')}
        clauses={
          system.data === undefined
            ? undefined
            : [clause, ...(mentions === null ? [] : [{ text: t('system.mentions', { count: mentions }) }])]
        }
      />
      <Answer query={system} rows={6}>
        {(data) => (
          <div className="columns two">
            <Panel title={t('system.parts')} padded={false}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{t('system.part')}</th>
                    <th scope="col">{t('system.state')}</th>
                    <th scope="col">{t('system.detail')}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.parts.map((part) => (
                    <tr key={part.name}>
                      <td className="strong">{label('part', part.name)}</td>
                      <td>
                        <Status tone={part.ready ? 'good' : 'bad'}>
                          {t(part.ready ? 'system.ok' : 'system.failed')}
                        </Status>
                      </td>
                      <td lang="en" className="second" style={{ overflowWrap: 'anywhere' }}>
                        {part.ready && language === 'zh' ? '' : part.detail}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Panel>
            <Panel
              title={t('system.lag')}
              padded={false}
              extra={<span className="push quiet small">{t('system.version', { version: data.version })}</span>}
            >
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{t('system.group')}</th>
                    <th scope="col" className="right">
                      {t('system.behind')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {data.lag.map((group) => (
                    <tr key={group.group}>
                      <td>{label('part', group.group)}</td>
                      <td className="right num">
                        {group.behind === null ? (
                          <span className="quiet">{t('system.unknown')}</span>
                        ) : (
                          numbers.plain(group.behind)
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Panel>
          </div>
        )}
      </Answer>
    </>
  )
}
