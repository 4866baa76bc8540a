import { Link } from 'react-router'
import type { VolumePoint } from '../../charts/volume-points.ts'
import { useFormat } from '../../format/use-format.ts'
import { useLanguage } from '../../words/language.tsx'

interface VolumeTableProps {
  readonly points: readonly VolumePoint[]
  readonly addressOf: (point: VolumePoint) => string
}

/** The chart's figures, for reading with a screen reader or copying. */
export function VolumeTable({ points, addressOf }: VolumeTableProps) {
  const { t } = useLanguage()
  const { moments, numbers } = useFormat()
  return (
    <div style={{ maxHeight: 320, overflow: 'auto' }} tabIndex={0} role="region" aria-label={t('overview.volume')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('chart.hour')}</th>
            <th scope="col" className="right">
              {t('chart.total')}
            </th>
            <th scope="col" className="right">
              {t('chart.negative')}
            </th>
            <th scope="col" className="right">
              {t('chart.usual')}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.start}>
              <td>
                <Link to={addressOf(point)}>{moments.short(point.start)}</Link>
              </td>
              <td className="right num">{numbers.plain(point.count)}</td>
              <td className="right num">{numbers.plain(point.negative)}</td>
              <td className="right num quiet">
                {point.usual === undefined ? '—' : `${point.usual.low}–${point.usual.high}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
