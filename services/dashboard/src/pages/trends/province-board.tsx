import { Link } from 'react-router'
import type { TopValue } from '../../api/trend-answers.ts'
import { useFormat } from '../../format/use-format.ts'
import { useLanguage } from '../../words/language.tsx'
import { heatStep } from './heat-cells.ts'
import { provinceTiles } from './province-tiles.ts'

interface ProvinceBoardProps {
  readonly values: readonly TopValue[]
  readonly addressOf: (province: string) => string
}

/** Provinces as equal tiles, so that small ones are seen as well as large ones; the darker the more mentions. */
export function ProvinceBoard({ values, addressOf }: ProvinceBoardProps) {
  const { label, language } = useLanguage()
  const { numbers } = useFormat()
  const counts = new Map(values.map(({ key, count }) => [key, count]))
  const most = values[0]?.count ?? 0
  return (
    <ul className="province-board">
      {provinceTiles.map(({ province, code, column, row }) => {
        const count = counts.get(province) ?? 0
        const title = `${label('province', province)} ${numbers.plain(count)}`
        const shown = (
          <>
            <span aria-hidden>{language === 'zh' ? province : code}</span>
            <span aria-hidden className="num">
              {count === 0 ? '' : numbers.compact(count)}
            </span>
          </>
        )
        return (
          <li key={province} data-step={heatStep(count, most)} style={{ gridColumn: column, gridRow: row }}>
            {count === 0 ? (
              <span className="tile" title={title}>
                {shown}
              </span>
            ) : (
              <Link className="tile" to={addressOf(province)} title={title} aria-label={title}>
                {shown}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
