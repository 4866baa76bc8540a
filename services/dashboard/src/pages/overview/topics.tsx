import { Link } from 'react-router'
import type { Drill, Histogram } from '../../api/answers.ts'
import { useHistogram } from '../../api/use-api.ts'
import { readerTimeZone } from '../../format/time-zone.ts'
import { useFormat } from '../../format/use-format.ts'
import { useNow } from '../../format/use-now.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useLanguage } from '../../words/language.tsx'
import { topicsOf } from './topics-of.ts'

const hour = 3_600_000
const day = 24 * hour
const days = 7

/** What it is about: categories of the last 24 hours beside what a day usually brings. */
export function Topics({ drill }: { readonly drill: Drill }) {
  const { t } = useLanguage()
  const now = useNow(60_000)
  const to = Math.ceil(now / hour) * hour
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  const scope = { by: 'category', timeZone: readerTimeZone(), drill }
  const today = useHistogram({ ...scope, interval: 'hour', from: iso(to - day), to: iso(to) }, 30_000)
  const before = useHistogram({ ...scope, interval: 'day', from: iso(midnight - days * day), to: iso(midnight) })
  return (
    <Panel title={t('overview.topics')} padded={false}>
      <Answer query={today} rows={5}>
        {(data) => <TopicTable today={data} before={before.data ?? { buckets: [] }} />}
      </Answer>
    </Panel>
  )
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

interface TopicTableProps {
  readonly today: Histogram
  readonly before: Pick<Histogram, 'buckets' | 'series'>
}

function TopicTable({ today, before }: TopicTableProps) {
  const { t, label } = useLanguage()
  const { numbers } = useFormat()
  const topics = topicsOf(today, before)
  if (topics.length === 0) return <Empty title={t('overview.noMentions')} text={t('overview.noMentionsText')} />
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('filter.category')}</th>
          <th scope="col" className="right">
            {t('overview.today')}
          </th>
          <th scope="col" className="right">
            {t('overview.dayBefore')}
          </th>
          <th scope="col" className="right">
            {t('overview.negative')}
          </th>
        </tr>
      </thead>
      <tbody>
        {topics.map((topic) => (
          <tr key={topic.key}>
            <td>
              <Link to={`/search?category=${topic.key}&range=24h`}>{label('category', topic.key)}</Link>
            </td>
            <td className="right num strong">{numbers.plain(topic.today)}</td>
            <td className="right num quiet">
              {topic.usual === undefined
                ? '—'
                : topic.usual.low === topic.usual.high
                  ? topic.usual.low
                  : `${topic.usual.low}–${topic.usual.high}`}
            </td>
            <td className="right num">
              <Link to={`/search?category=${topic.key}&polarity=negative&range=24h`} className="on-text">
                {numbers.plain(topic.negative)}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
