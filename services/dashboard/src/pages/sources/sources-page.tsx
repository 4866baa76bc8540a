import type { SourceHealth } from '@groundswell/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { mayKeepSources, useSession, useSources } from '../../api/use-api.ts'
import { useFormat } from '../../format/use-format.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { StateLine } from '../../parts/state-line.tsx'
import { SourceStatus, sourceTones } from '../../parts/status.tsx'
import { Ago } from '../../parts/when.tsx'
import { useLanguage } from '../../words/language.tsx'
import { coverageOf } from '../overview/coverage.ts'
import { SourceForm } from './source-form.tsx'

/** What can we see, what are we blind to. */
export function SourcesPage() {
  const { t } = useLanguage()
  const sources = useSources()
  const role = useSession().data?.role
  const keeper = mayKeepSources(role)
  const [adding, setAdding] = useState(false)
  const clauses = sources.data === undefined ? undefined : [stateOf(sources.data.items)]
  function stateOf(items: readonly SourceHealth[]) {
    const { healthy, total } = coverageOf(items)
    if (total === 0) return { text: t('overview.noSources'), tone: 'warn' as const }
    if (healthy === total) return { text: t('sources.all', { total }), tone: 'good' as const }
    return { text: t('sources.some', { healthy, total }), tone: 'warn' as const }
  }
  return (
    <>
      <StateLine place={t('nav.sources')} clauses={clauses} />
      {keeper && (
        <div className="filters">
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('sources.add')}
          </Button>
        </div>
      )}
      {adding && <SourceForm onClose={() => setAdding(false)} />}
      <div className="panel">
        <Answer query={sources} rows={6}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('sources.empty')} text={t('sources.emptyText')} />
            ) : (
              <SourceTable sources={items} />
            )
          }
        </Answer>
      </div>
    </>
  )
}

function SourceTable({ sources }: { readonly sources: readonly SourceHealth[] }) {
  const { t } = useLanguage()
  const rank = { bad: 0, warn: 1, idle: 2, good: 3 }
  const sorted = sources.toSorted((a, b) => rank[sourceTones[a.state]] - rank[sourceTones[b.state]])
  return (
    <table className="table stacks">
      <thead>
        <tr>
          <th scope="col">{t('sources.column.state')}</th>
          <th scope="col">{t('sources.column.name')}</th>
          <th scope="col">{t('sources.column.last')}</th>
          <th scope="col">{t('sources.column.checked')}</th>
          <th scope="col">{t('sources.column.next')}</th>
          <th scope="col" className="right">
            {t('sources.column.accepted')}
          </th>
          <th scope="col">{t('sources.column.error')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((source) => (
          <SourceRow key={source.id} source={source} />
        ))}
      </tbody>
    </table>
  )
}

function SourceRow({ source }: { readonly source: SourceHealth }) {
  const { t, label } = useLanguage()
  const { numbers } = useFormat()
  const time = (at: string | null) =>
    at === null ? <span className="quiet">{t('sources.never')}</span> : <Ago at={at} />
  return (
    <tr>
      <td>
        <SourceStatus state={source.state} />
      </td>
      <td className="whole">
        <div className="strong">{source.name}</div>
        <div className="quiet small">
          {label('kind', source.kind)} · {label('platform', source.platform)}
          {source.url === undefined ? '' : ` · ${source.url}`}
        </div>
      </td>
      <td>{time(source.lastItemAt)}</td>
      <td>{time(source.checkedAt)}</td>
      <td>{source.nextCheckAt === null ? <span className="quiet">—</span> : <Ago at={source.nextCheckAt} />}</td>
      <td className="right num">
        <Link to={`/search?source=${encodeURIComponent(source.id)}&range=all`}>{numbers.plain(source.accepted)}</Link>
      </td>
      <td className="whole">
        {source.error === null ? (
          <span className="quiet only-wide">{t('sources.none')}</span>
        ) : (
          <>
            <div>{source.error.message}</div>
            {source.error.fix !== undefined && <div className="quiet small">{source.error.fix}</div>}
            <div className="quiet small">
              <Ago at={source.error.at} />
            </div>
          </>
        )}
      </td>
    </tr>
  )
}
