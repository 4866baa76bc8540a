import type { GradedAlert } from '@groundswell/contracts'
import { Link } from 'react-router'
import type { Moments } from '../../format/moment.ts'
import { useLanguage } from '../../words/language.tsx'
import { gradingsOf, ledgerAddress, marksOf } from './gradings.ts'
import type { TrendPoint } from './trend-points.ts'
import { useGradings } from './use-gradings.ts'
import type { TrendSlice } from './use-trend-slice.ts'

interface EventMarksProps {
  readonly slice: TrendSlice
  readonly points: readonly TrendPoint[]
  readonly moments: Moments
}

/** Each grading above the bucket it fell in: the most severe of a bucket, which opens all of the bucket in the ledger. */
export function EventMarks({ slice, points, moments }: EventMarksProps) {
  const { t, label } = useLanguage()
  const { state, drill } = slice
  const marks = marksOf(useGradings(slice).marked, points)
  if (marks.length === 0) return null
  const say = (alert: GradedAlert): string =>
    t('trends.event', {
      at: moments.short(alert.at),
      subject: alert.subject.name,
      level: label('level', String(alert.level)),
      change: label('change', alert.change),
      title: alert.story.title,
    })
  return (
    <ol className="event-marks" aria-label={t('trends.events')}>
      {marks.map(({ place, alerts: [worst, ...others] }) => {
        const title = [say(worst), ...(others.length === 0 ? [] : [t('trends.eventsMore', { count: others.length })])]
        const { from, to } = points[place]?.bounds ?? slice.bounds
        const gradings = gradingsOf({ from, to, drill, subject: state.conditions.subject })
        return (
          <li key={worst.id} style={{ left: `${(100 * (place + 0.5)) / points.length}%` }}>
            <Link
              to={ledgerAddress(gradings, worst.id)}
              className={worst.change === 'approaching' ? 'level outline' : 'level'}
              data-level={worst.level}
              title={title.join(' · ')}
            >
              <b>{worst.level}</b>
              {others.length > 0 && <small>+{others.length}</small>}
              <span className="unseen">{title.join(' · ')}</span>
            </Link>
          </li>
        )
      })}
    </ol>
  )
}
