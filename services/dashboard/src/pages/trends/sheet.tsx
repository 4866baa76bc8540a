import { DownloadOutlined } from '@ant-design/icons'
import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { csvOf } from '../../format/csv.ts'
import { useFormat } from '../../format/use-format.ts'
import { Panel } from '../../parts/panel.tsx'
import { saveCsv } from '../../parts/save-csv.ts'
import { useLanguage } from '../../words/language.tsx'

export interface SheetRow {
  readonly key: string
  /** The first cell names the row and opens `to`; null is missing. */
  readonly cells: readonly (string | number | null)[]
  readonly to?: string
  /** For a file the first cell is written so, as times are in ISO 8601. */
  readonly exact?: string
}

/** The figures of a chart: a table for those who would rather read, a file for those who take them away. */
export interface Sheet {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly SheetRow[]
}

interface SheetPanelProps {
  readonly title: string
  readonly sheet: Sheet
  readonly extra?: ReactNode
  readonly children: ReactNode
}

/** A panel whose chart can be read as a table and taken away. */
export function SheetPanel({ title, sheet, extra, children }: SheetPanelProps) {
  const { t } = useLanguage()
  const [asTable, setAsTable] = useState(false)
  return (
    <Panel
      title={title}
      padded={false}
      extra={
        <>
          {extra}
          <span className="row push no-print">
            <button type="button" className="plain small quiet" onClick={() => setAsTable(!asTable)}>
              {asTable ? t('chart.asChart') : t('chart.asTable')}
            </button>
            <ExportSheet sheet={sheet} title={title} />
          </span>
        </>
      }
    >
      {asTable ? <SheetTable sheet={sheet} label={title} /> : children}
    </Panel>
  )
}

function ExportSheet({ sheet, title }: { readonly sheet: Sheet; readonly title: string }) {
  const { t } = useLanguage()
  const save = () => {
    const columns = sheet.columns.map((name, index) => ({
      title: name,
      value: ({ cells, exact }: SheetRow) => (index === 0 ? (exact ?? cells[0] ?? '') : (cells[index] ?? '')),
    }))
    saveCsv(csvOf(columns, sheet.rows), `groundswell-${sheet.name}.csv`)
  }
  const label = `CSV: ${title}`
  return (
    <button type="button" className="plain small quiet" onClick={save} title={t('trends.csv')} aria-label={label}>
      <DownloadOutlined /> CSV
    </button>
  )
}

function SheetTable({ sheet, label }: { readonly sheet: Sheet; readonly label: string }) {
  const { numbers } = useFormat()
  const shown = (cell: string | number | null): string =>
    cell === null ? '—' : typeof cell === 'number' ? numbers.plain(cell) : cell
  return (
    <div className="sheet" tabIndex={0} role="region" aria-label={label}>
      <table className="table">
        <thead>
          <tr>
            {sheet.columns.map((name, index) => (
              <th key={name} scope="col" className={index === 0 ? undefined : 'right'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map(({ key, cells, to }) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td key={sheet.columns[index]} className={index === 0 ? undefined : 'right num'}>
                  {index === 0 && to !== undefined ? <Link to={to}>{shown(cell)}</Link> : shown(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
