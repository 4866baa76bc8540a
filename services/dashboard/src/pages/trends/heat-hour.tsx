import { Modal } from 'antd'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { HourOfWeek } from '../../api/trend-answers.ts'
import { useTrendHours } from '../../api/use-trends.ts'
import { useFormat } from '../../format/use-format.ts'
import { Answer } from '../../parts/answer.tsx'
import { mentionsAddress, type Bounds } from '../../url/trend-state.ts'
import type { SearchState } from '../../url/search-state.ts'
import { useLanguage } from '../../words/language.tsx'
import type { TrendSlice } from './use-trend-slice.ts'
import { useZoneMoments } from './use-trend-words.ts'

interface HeatHourProps {
  readonly slice: TrendSlice
  readonly cell: HourOfWeek
  readonly title: string
  readonly polarity: 'negative' | undefined
  readonly onOpen: (bounds: Bounds) => void
  readonly onClose: () => void
}

/** The dates of one cell; where only one of them has mentions it is opened at once. */
export function HeatHour({ slice, cell, title, polarity, onOpen, onClose }: HeatHourProps) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const moments = useZoneMoments(slice.zone)
  const { day, hour } = cell
  const hours = useTrendHours({ ...slice.scope, day, hour })
  const conditions: SearchState['conditions'] = polarity === undefined ? {} : { polarity }
  const items = hours.data?.items
  const filled = items?.filter((item) => (polarity === undefined ? item.count : item.negative) > 0)
  const only = filled?.length === 1 ? filled[0] : undefined
  const opened = useRef(onOpen)
  useEffect(() => {
    if (only !== undefined) opened.current({ from: only.from, to: only.to })
  }, [only])
  return (
    <Modal
      open={hours.isError || (items !== undefined && only === undefined)}
      title={title}
      footer={null}
      onCancel={onClose}
      width={460}
    >
      <p className="quiet small">{t('trends.heatPartsNote')}</p>
      <Answer query={hours} rows={4}>
        {({ items: found }) => (
          <div className="sheet">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('trends.time')}</th>
                  <th scope="col" className="right">
                    {t('chart.total')}
                  </th>
                  <th scope="col" className="right">
                    {t('chart.negative')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {found.map(({ from, to, count, negative }) => (
                  <tr key={from}>
                    <td>
                      {count === 0 ? (
                        <span className="quiet">{moments.weekday(from)}</span>
                      ) : (
                        <Link to={mentionsAddress(slice.state, { from, to }, { conditions })}>
                          {moments.weekday(from)} {moments.time(from)}–{moments.time(to)}
                        </Link>
                      )}
                    </td>
                    <td className="right num">{numbers.plain(count)}</td>
                    <td className="right num">{numbers.plain(negative)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Answer>
    </Modal>
  )
}
