import { Link } from 'react-router'
import type { Bucket, Interval } from '../api/answers.ts'
import { readerTimeZone } from '../format/time-zone.ts'
import { useFormat } from '../format/use-format.ts'
import { useLanguage } from '../words/language.tsx'
import { partFilled } from './part-filled.ts'
import { sumOf } from './volume-points.ts'

interface StripProps {
  readonly buckets: readonly Bucket[]
  /** What the buckets were counted of: those it cuts are drawn pale. */
  readonly period: { readonly from: string; readonly to: string }
  readonly interval: Interval
  /** The address that shows one bar's mentions. */
  readonly to: (bucket: Bucket, index: number) => string
}

/** A small histogram: every bar opens its own time. Zero is a line, so that it is not taken for missing. */
export function Strip({ buckets, period, interval, to }: StripProps) {
  const { t } = useLanguage()
  const { moments } = useFormat()
  const most = Math.max(1, ...buckets.map((bucket) => bucket.count))
  const first = buckets[0]
  const last = buckets.at(-1)
  const total = sumOf(buckets)
  const part = partFilled(buckets, period, interval, readerTimeZone())
  if (first === undefined || last === undefined) return null
  const label = t('chart.summary', {
    from: moments.short(first.start),
    to: moments.short(last.start),
    total: total.count,
    negative: total.negative,
  })
  return (
    <div>
      <div className="strip" role="group" aria-label={label}>
        {buckets.map((bucket, index) => {
          const cut = part[index] === true
          const counted = `${moments.short(bucket.start)} · ${bucket.count} · ${t('chart.negative')} ${bucket.negative}`
          const title = cut ? `${counted} · ${t('chart.part')}` : counted
          return (
            <Link
              key={bucket.start}
              to={to(bucket, index)}
              data-part={cut}
              title={title}
              aria-label={title}
              tabIndex={bucket.count > 0 ? 0 : -1}
            >
              {bucket.count === 0 ? (
                <i className="zero" />
              ) : (
                <>
                  <i style={{ height: `${(100 * (bucket.count - bucket.negative)) / most}%` }} />
                  <i className="negative" style={{ height: `${(100 * bucket.negative) / most}%` }} />
                </>
              )}
            </Link>
          )
        })}
      </div>
      <div className="row quiet small">
        <span>{moments.short(first.start)}</span>
        {part.includes(true) && <span className="push">{t('chart.partKey')}</span>}
        <span className="push">{t('chart.most', { count: Math.max(...buckets.map((bucket) => bucket.count)) })}</span>
        <span className="push">{moments.short(last.start)}</span>
      </div>
    </div>
  )
}
