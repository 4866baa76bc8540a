import type { SourceHealth } from '@groundswell/contracts'
import { Link } from 'react-router'
import { useSources } from '../../api/use-api.ts'
import { useFormat } from '../../format/use-format.ts'
import { useNow } from '../../format/use-now.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SourceStatus } from '../../parts/status.tsx'
import { useLanguage } from '../../words/language.tsx'

/** What can be seen and what is blind. */
export function SourceStrip() {
  const { t } = useLanguage()
  const sources = useSources()
  return (
    <Panel
      title={t('overview.sources')}
      padded={false}
      extra={
        <Link to="/sources" className="push small">
          {t('nav.sources')}
        </Link>
      }
    >
      <Answer query={sources} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('sources.empty')} text={t('overview.noSourcesText')} />
          ) : (
            <ul className="source-strip">
              {items.map((source) => (
                <Source key={source.id} source={source} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  )
}

function Source({ source }: { readonly source: SourceHealth }) {
  const { t } = useLanguage()
  const { moments } = useFormat()
  const now = useNow(30_000)
  return (
    <li>
      <div className="row">
        <Link to={`/search?source=${encodeURIComponent(source.id)}`} className="on-text strong ellipsis">
          {source.name}
        </Link>
        <span className="push small">
          <SourceStatus state={source.state} />
        </span>
      </div>
      <div className="quiet small ellipsis" title={source.error?.message}>
        {source.error !== null && source.state !== 'healthy'
          ? source.error.message
          : source.lastItemAt === null
            ? t('overview.noItem')
            : t('overview.lastItem', { when: moments.ago(source.lastItemAt, now) })}
      </div>
    </li>
  )
}
