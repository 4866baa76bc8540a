import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { TopValue } from '../../api/trend-answers.ts'
import { useFormat } from '../../format/use-format.ts'
import { useLanguage } from '../../words/language.tsx'
import { SheetPanel, type Sheet } from './sheet.tsx'

interface BarListProps {
  readonly title: string
  readonly name: string
  readonly values: readonly TopValue[]
  readonly nameOf: (key: string) => string
  readonly addressOf: (key: string, negative: boolean) => string
  readonly note?: string
  /** Another picture of the same values, above the list. */
  readonly picture?: ReactNode
}

const shown = 8

/** A ranking: every value with a bar, its negative part at the head, and what share of all it is. */
export function BarList({ title, name, values, nameOf, addressOf, note, picture }: BarListProps) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const [whole, setWhole] = useState(false)
  const most = values[0]?.count ?? 1
  const weighed = values.some(({ negative }) => negative !== undefined)
  const sheet: Sheet = {
    name,
    columns: [title, t('trends.count'), t('trends.share'), ...(weighed ? [t('chart.negative')] : [])],
    rows: values.map(({ key, count, share, negative }) => ({
      key,
      cells: [nameOf(key), count, numbers.percent(share), ...(weighed ? [negative ?? null] : [])],
      to: addressOf(key, false),
    })),
  }
  return (
    <SheetPanel title={title} sheet={sheet}>
      {picture}
      {values.length === 0 ? (
        <p className="panel-body quiet">{t('trends.nothing')}</p>
      ) : (
        <ol className="bar-list" data-weighed={weighed}>
          <li className="bar-head quiet small" aria-hidden>
            <span />
            <span />
            <span className="num">{t('trends.count')}</span>
            <span className="num">{t('trends.share')}</span>
            {weighed && <span className="num">{t('chart.negative')}</span>}
          </li>
          {values.slice(0, whole ? undefined : shown).map(({ key, count, share, negative = 0 }) => (
            <li key={key}>
              <Link to={addressOf(key, false)} className="on-text ellipsis" title={nameOf(key)}>
                {nameOf(key)}
              </Link>
              <span className="meter" aria-hidden>
                <i className="negative" style={{ width: `${(100 * negative) / most}%` }} />
                <i style={{ width: `${(100 * (count - negative)) / most}%` }} />
              </span>
              <span className="num strong">{numbers.plain(count)}</span>
              <span className="num quiet small">{numbers.percent(share)}</span>
              {weighed && (
                <span className="num small">
                  {negative === 0 ? (
                    <span className="quiet">0</span>
                  ) : (
                    <Link
                      to={addressOf(key, true)}
                      className="tone-bad"
                      aria-label={`${nameOf(key)} ${t('chart.negative')} ${negative}`}
                    >
                      {numbers.plain(negative)}
                    </Link>
                  )}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {values.length > shown && (
        <p className="panel-note no-print">
          <button type="button" className="plain" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? t('trends.fewerShown') : t('trends.moreShown', { count: values.length - shown })}
          </button>
        </p>
      )}
      {note !== undefined && values.length > 0 && <p className="panel-note">{note}</p>}
    </SheetPanel>
  )
}
