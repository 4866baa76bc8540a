import type { GradedAlert } from '@groundswell/contracts'
import { Link } from 'react-router'
import { useAlerts } from '../../api/use-api.ts'
import type { Moments } from '../../format/moment.ts'
import { useLanguage } from '../../words/language.tsx'
import { placeOf, type TrendPoint } from './trend-points.ts'
import type { TrendSlice } from './use-trend-slice.ts'

const mostMarks = 200

/** Gradings and raises of the period: what changed, not what was set right by hand later. */
export function useGradings({ state, bounds, drill }: TrendSlice) {
  const { subject } = state.conditions
  const alerts = useAlerts({ ...bounds, drill, size: mostMarks, subject })
  const marked = (alerts.data?.items ?? []).filter(
    ({ change }) => change === 'opened' || change === 'raised' || change === 'approaching',
  )
  return { marked, graded: marked.filter(({ change }) => change !== 'approaching').length }
}

interface EventMarksProps {
  readonly slice: TrendSlice
  readonly points: readonly TrendPoint[]
  readonly moments: Moments
}

/** Each grading above the bucket it fell in; the most severe of a bucket, which opens the ledger there. */
export function EventMarks({ slice, points, moments }: EventMarksProps) {
  const { t, label } = useLanguage()
  const { marked } = useGradings(slice)
  const byPlace = new Map<number, GradedAlert[]>()
  for (const alert of marked) {
    const place = placeOf(alert.at, points)
    if (place !== undefined) byPlace.set(place, [...(byPlace.get(place) ?? []), alert])
  }
  if (byPlace.size === 0) return null
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
      {[...byPlace]
        .toSorted(([a], [b]) => a - b)
        .map(([place, alerts]) => {
          const worst = alerts.toSorted((a, b) => rank(a) - rank(b))[0]
          if (worst === undefined) return null
          const others = alerts.length === 1 ? [] : [t('trends.eventsMore', { count: alerts.length - 1 })]
          const title = [say(worst), ...others].join(' · ')
          const warning = worst.change === 'approaching'
          return (
            <li key={worst.id} style={{ left: `${(100 * (place + 0.5)) / points.length}%` }}>
              <Link
                to={`/ledger?event=${encodeURIComponent(worst.eventId)}`}
                className={warning ? 'level outline' : 'level'}
                data-level={worst.level}
                title={title}
              >
                <b>{worst.level}</b>
                {alerts.length > 1 && <small>+{alerts.length - 1}</small>}
                <span className="unseen">{title}</span>
              </Link>
            </li>
          )
        })}
    </ol>
  )
}

/** Early warnings after every grading. */
function rank({ level, change }: GradedAlert): number {
  return level + (change === 'approaching' ? 10 : 0)
}
