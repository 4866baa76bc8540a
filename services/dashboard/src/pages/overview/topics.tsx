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
const days = 8

/** What it is about: categories of the last 24 hours beside what a day usually brings. */
export function Topics({ drill }: { readonly drill: Drill }) {
  const { t } = useLanguage()
  const to = Math.ceil(useNow(60_000) / hour) * hour
  const histogram = useHistogram(
    {
      interval: 'hour',
      by: 'category',
      from: new Date(to - days * 24 * hour).toISOString(),
      to: new Date(to).toISOString(),
      timeZone: readerTimeZone(),
      drill,
    },
    30_000,
  )
  return (
    <Panel title={t('overview.topics')} padded={false}>
      <Answer query={histogram} rows={5}>
        {(data) => <TopicTable histogram={data} />}
      </Answer>
    </Panel>
  )
}

function TopicTable({ histogram }: { readonly histogram: Histogram }) {
  const { t, label } = useLanguage()
  const { numbers } = useFormat()
  const topics = topicsOf(histogram.series ?? [], histogram.buckets)
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
