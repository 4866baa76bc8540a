import { Segmented } from 'antd'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { HourOfWeek, Trends } from '../../api/trend-answers.ts'
import { useFormat } from '../../format/use-format.ts'
import { mentionsAddress } from '../../url/trend-state.ts'
import { useLanguage } from '../../words/language.tsx'
import { Panel } from '../../parts/panel.tsx'
import { heatStep, heatSteps, hottest, neighbour, occurring, type HeatMeasure } from './heat-cells.ts'
import { HeatHour } from './heat-hour.tsx'
import { SheetPanel, type Sheet } from './sheet.tsx'
import { useNarrow } from '../../parts/use-narrow.ts'
import type { TrendSlice } from './use-trend-slice.ts'

const days = [1, 2, 3, 4, 5, 6, 7] as const
const hours = Array.from({ length: 24 }, (_, hour) => hour)

interface HeatProps {
  readonly slice: TrendSlice
  readonly trends: Trends
  readonly onMeasure: (measure: HeatMeasure) => void
}

/** When it is said: 168 hours of the week. A cell opens its mentions, or the list of its dates where it has several. */
export function Heat({ slice, trends, onMeasure }: HeatProps) {
  const { t } = useLanguage()
  const [parameters] = useSearchParams()
  const measure: HeatMeasure = parameters.get('heat') === 'negative' ? 'negative' : 'count'
  const cells = trends.hoursOfWeek
  if (cells === null) {
    return (
      <Panel title={t('trends.heat')}>
        <p className="quiet">{t('trends.heatTooLong')}</p>
      </Panel>
    )
  }
  const sheet: Sheet = {
    name: 'hours-of-week',
    columns: [t('trends.time'), t('chart.total'), t('chart.negative')],
    rows: cells.map(({ day, hour, count, negative }) => ({
      key: `${day}-${hour}`,
      cells: [`${t(`trends.day.${asDay(day)}`)} ${clock(hour)}`, count, negative],
    })),
  }
  return (
    <SheetPanel
      title={t('trends.heat')}
      sheet={sheet}
      extra={
        <span className="row no-print">
          <Segmented
            size="small"
            aria-label={t('trends.heatOf')}
            value={measure}
            options={[
              { value: 'count', label: t('trends.volume') },
              { value: 'negative', label: t('chart.negative') },
            ]}
            onChange={onMeasure}
          />
        </span>
      }
    >
      <HeatGrid slice={slice} cells={cells} measure={measure} />
    </SheetPanel>
  )
}

interface HeatGridProps {
  readonly slice: TrendSlice
  readonly cells: readonly HourOfWeek[]
  readonly measure: HeatMeasure
}

function HeatGrid({ slice, cells, measure }: HeatGridProps) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const navigate = useNavigate()
  const narrow = useNarrow()
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState({ day: 1, hour: 0 })
  const [shown, setShown] = useState<HourOfWeek>()
  const most = hottest(cells, measure)
  const present = useMemo(() => occurring(slice.bounds, slice.zone), [slice.bounds, slice.zone])
  const open = (cell: HourOfWeek) => {
    if (cell[measure] === 0) return
    setAt(cell)
    setShown(cell)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = neighbour(at, event.key, narrow)
    if (next === undefined) return
    event.preventDefault()
    setAt(next)
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.day}-${next.hour}"]`)?.focus()
  }
  const cellOf = (day: number, hour: number) => {
    const cell = cells[(day - 1) * 24 + hour]
    if (cell === undefined) return null
    const { count, negative } = cell
    const missing = present?.has(`${day}-${hour}`) === false
    const said = t('trends.heatCell', { day: t(`trends.day.${asDay(day)}`), hour: clock(hour), count, negative })
    const label = missing ? t('trends.heatOutside', { day: t(`trends.day.${asDay(day)}`), hour: clock(hour) }) : said
    return (
      <td key={`${day}-${hour}`} data-step={missing ? 'none' : heatStep(cell[measure], most)}>
        <button
          type="button"
          className="plain"
          data-cell={`${day}-${hour}`}
          tabIndex={at.day === day && at.hour === hour ? 0 : -1}
          title={label}
          aria-label={label}
          aria-disabled={cell[measure] === 0}
          onClick={() => open(cell)}
          onFocus={() => setAt({ day, hour })}
        >
          {cell[measure] === 0 ? '' : numbers.compact(cell[measure])}
        </button>
      </td>
    )
  }
  const hourHead = (hour: number) => (
    <th key={hour} scope={narrow ? 'row' : 'col'}>
      {narrow ? clock(hour) : String(hour).padStart(2, '0')}
    </th>
  )
  const dayHead = (day: (typeof days)[number]) => (
    <th key={day} scope={narrow ? 'col' : 'row'}>
      {t(`trends.day.${day}`)}
    </th>
  )
  return (
    <div className="heat-box">
      <table className="heat" ref={table} onKeyDown={onKeyDown} aria-label={t('trends.heat')}>
        <thead>
          <tr>
            <td />
            {narrow ? days.map(dayHead) : hours.map(hourHead)}
          </tr>
        </thead>
        <tbody>
          {narrow
            ? hours.map((hour) => (
                <tr key={hour}>
                  {hourHead(hour)}
                  {days.map((day) => cellOf(day, hour))}
                </tr>
              ))
            : days.map((day) => (
                <tr key={day}>
                  {dayHead(day)}
                  {hours.map((hour) => cellOf(day, hour))}
                </tr>
              ))}
        </tbody>
      </table>
      <div className="row quiet small heat-key">
        <span>{t('trends.heatLess')}</span>
        {Array.from({ length: heatSteps + 1 }, (_, step) => (
          <i key={step} data-step={step} aria-hidden />
        ))}
        <span>{t('trends.heatMore')}</span>
        <span className="num">{numbers.plain(most)}</span>
        <span className="push only-wide no-print">{t('trends.heatHint')}</span>
      </div>
      {shown !== undefined && (
        <HeatHour
          slice={slice}
          cell={shown}
          title={t('trends.heatParts', { day: t(`trends.day.${asDay(shown.day)}`), hour: clock(shown.hour) })}
          polarity={measure === 'negative' ? 'negative' : undefined}
          onOpen={(bounds) => {
            const conditions = measure === 'negative' ? { polarity: 'negative' } : {}
            void navigate(mentionsAddress(slice.state, bounds, { conditions }))
          }}
          onClose={() => setShown(undefined)}
        />
      )}
    </div>
  )
}

function asDay(day: number): (typeof days)[number] {
  return days[day - 1] ?? 1
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
