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
        const name = label('province', province)
        const title = `${name} ${numbers.plain(count)}`
        const shown = (
          <>
            <span>
              {language === 'zh' ? province : code} {language !== 'zh' && <i className="unseen">{name}</i>}
            </span>
            <span className="num">{count === 0 ? '' : numbers.compact(count)}</span>
          </>
        )
        return (
          <li key={province} data-step={heatStep(count, most)} style={{ gridColumn: column, gridRow: row }}>
            {count === 0 ? (
              <span className="tile" title={title}>
                {shown}
              </span>
            ) : (
              <Link className="tile" to={addressOf(province)} title={title}>
                {shown}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
