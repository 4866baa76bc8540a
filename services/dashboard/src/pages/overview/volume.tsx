import { Segmented } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { Drill, Histogram } from '../../api/answers.ts'
import { useHistogram } from '../../api/use-api.ts'
import { sumOf, volumePoints, type VolumePoint } from '../../charts/volume-points.ts'
import { useFormat } from '../../format/use-format.ts'
import { useNow } from '../../format/use-now.ts'
import { readerTimeZone } from '../../format/time-zone.ts'
import { compareWithUsual, usualFor } from '../../format/usual.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useLanguage } from '../../words/language.tsx'
import { VolumeTable } from './volume-table.tsx'

const VolumeChart = lazy(() =>
  import('../../charts/volume-chart.tsx').then((found) => ({ default: found.VolumeChart })),
)

const hour = 3_600_000
const historyDays = 15

/** Is it worse than usual: volume by the hour over the usual band, with its negative share. */
export function Volume({ drill }: { readonly drill: Drill }) {
  const { t } = useLanguage()
  const [parameters, setParameters] = useSearchParams()
  const [asTable, setAsTable] = useState(false)
  const days = parameters.get('volume') === '7d' ? 7 : 1
  const now = useNow(30_000)
  const to = Math.ceil(now / hour) * hour
  const hours = useHistogram(
    {
      interval: 'hour',
      from: new Date(to - historyDays * 24 * hour).toISOString(),
      to: new Date(to).toISOString(),
      timeZone: readerTimeZone(),
      drill,
    },
    15_000,
  )
  return (
    <Panel
      title={t('overview.volume')}
      extra={
        <span className="row push no-print">
          <button type="button" className="plain small quiet" onClick={() => setAsTable(!asTable)}>
            {asTable ? t('chart.asChart') : t('chart.asTable')}
          </button>
          <Segmented
            size="small"
            aria-label={t('filter.range')}
            value={days === 7 ? '7d' : '24h'}
            options={[
              { value: '24h', label: t('range.24h') },
              { value: '7d', label: t('range.7d') },
            ]}
            onChange={(value) => setParameters(value === '7d' ? { volume: '7d' } : {}, { preventScrollReset: true })}
          />
        </span>
      }
    >
      <Answer query={hours} rows={6}>
        {(histogram) => <Shown histogram={histogram} days={days} drill={drill} asTable={asTable} now={now} />}
      </Answer>
    </Panel>
  )
}

interface ShownProps {
  readonly histogram: Histogram
  readonly days: number
  readonly drill: Drill
  readonly asTable: boolean
  readonly now: number
}

function Shown({ histogram, days, drill, asTable, now }: ShownProps) {
  const { t } = useLanguage()
  const { moments, numbers } = useFormat()
  const navigate = useNavigate()
  const points = useMemo(() => volumePoints(histogram.buckets, days * 24), [histogram, days])
  const total = sumOf(points)
  const addressOf = (point: VolumePoint) =>
    `/search?${new URLSearchParams({ from: point.start, to: new Date(Date.parse(point.start) + hour).toISOString() })}`
  const first = points[0]
  if (first === undefined || total.count === 0) {
    return <Empty title={t('overview.noMentions')} text={t('overview.noMentionsText')} />
  }
  const summary = t('chart.summary', {
    from: moments.short(first.start),
    to: moments.short(now),
    total: total.count,
    negative: total.negative,
  })
  const range = days === 7 ? '7d' : '24h'
  return (
    <>
      <div className="figures" style={{ marginBottom: 6 }}>
        <LastHour histogram={histogram} drill={drill} now={now} />
        <Link to={`/search?range=${range}`} className="figure on-text">
          <span className="label">{t(`range.${range}`)}</span>
          <span className="value">{numbers.plain(total.count)}</span>
        </Link>
        <Link to={`/search?polarity=negative&range=${range}`} className="figure on-text">
          <span className="label">{t('overview.negativeShare')}</span>
          <span className="value">
            {numbers.percent(total.negative / total.count)}{' '}
            <span className="quiet small">{numbers.plain(total.negative)}</span>
          </span>
        </Link>
        <Legend />
      </div>
      {asTable ? (
        <VolumeTable points={points} addressOf={addressOf} />
      ) : (
        <figure role="img" aria-label={summary}>
          <Suspense fallback={<div className="chart" />}>
            <VolumeChart points={points} onOpen={(point) => void navigate(addressOf(point))} />
          </Suspense>
        </figure>
      )}
    </>
  )
}

/** The last full hour of time against what is usual at this hour of the day. */
function LastHour({ histogram, drill, now }: Pick<ShownProps, 'histogram' | 'drill' | 'now'>) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const end = Math.ceil(now / 60_000) * 60_000
  const minutes = useHistogram(
    { interval: 'minute', from: new Date(end - hour).toISOString(), to: new Date(end).toISOString(), drill },
    15_000,
  )
  const count = minutes.data === undefined ? undefined : sumOf(minutes.data.buckets).count
  const usual = usualFor(Math.floor(now / hour) * hour, histogram.buckets)
  const against = usual === undefined || count === undefined ? undefined : compareWithUsual(count, usual)
  return (
    <Link to="/search?range=1h" className="figure on-text">
      <span className="label">{t('overview.volumeNow')}</span>
      <span className="value">
        {count === undefined ? '–' : numbers.plain(count)}{' '}
        <span className="quiet small" style={{ fontWeight: 400 }}>
          {usual === undefined ? t('overview.usualNone') : t('overview.usual', { low: usual.low, high: usual.high })}
        </span>{' '}
        {against !== undefined && (
          <span className={against === 'above' ? 'small tone-bad' : 'small quiet'}>{t(`overview.${against}`)}</span>
        )}
      </span>
    </Link>
  )
}

function Legend() {
  const { t } = useLanguage()
  return (
    <span className="row wrap quiet small push no-print" aria-hidden>
      <Swatch colour="var(--bar-negative)" /> {t('chart.negative')}
      <Swatch colour="var(--bar)" /> {t('chart.rest')}
      <Swatch colour="var(--band)" /> {t('chart.usual')}
    </span>
  )
}

function Swatch({ colour }: { readonly colour: string }) {
  return <i style={{ width: 10, height: 10, borderRadius: 2, background: colour, display: 'inline-block' }} />
}
