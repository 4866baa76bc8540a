import { DownloadOutlined } from '@ant-design/icons'
import type { GradedAlert } from '@groundswell/contracts'
import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import type { Page } from '../../api/answers.ts'
import { request, type Parameters } from '../../api/request.ts'
import { useReasonText } from '../../alert/alert-reasons.tsx'
import { useScopeText } from '../../alert/scope-text.ts'
import { useProblemText } from '../../parts/problem-note.tsx'
import { useLanguage } from '../../words/language.tsx'
import { csvOf, type CsvColumn } from '../../format/csv.ts'
import { saveCsv } from '../../parts/save-csv.ts'

/** Takes away every line that passes the filters, as a table; says how far it is and can be stopped. */
export function ExportLedger({ filters }: { readonly filters: Parameters }) {
  const { t } = useLanguage()
  const { notification } = App.useApp()
  const problemText = useProblemText()
  const columns = useColumns()
  const [done, setDone] = useState<number>()
  const stop = useRef<AbortController>(undefined)
  const run = async () => {
    const controller = new AbortController()
    stop.current = controller
    setDone(0)
    try {
      const alerts = await allAlerts(filters, controller.signal, setDone)
      saveCsv(csvOf(columns, alerts), `groundswell-ledger-${new Date().toISOString().slice(0, 10)}.csv`)
    } catch (error) {
      if (controller.signal.aborted) return
      const { title, detail } = problemText(error)
      notification.error({ title, description: detail.join(' ') })
    } finally {
      setDone(undefined)
    }
  }
  if (done === undefined) {
    return (
      <Button icon={<DownloadOutlined />} className="push no-print" onClick={() => void run()}>
        {t('ledger.export')}
      </Button>
    )
  }
  return (
    <span className="row push" role="status">
      <span className="quiet">{t('ledger.exporting', { count: done })}</span>
      <Button onClick={() => stop.current?.abort()}>{t('action.cancel')}</Button>
    </span>
  )
}

async function allAlerts(
  filters: Parameters,
  signal: AbortSignal,
  onProgress: (count: number) => void,
): Promise<readonly GradedAlert[]> {
  const alerts: GradedAlert[] = []
  let cursor: string | null = null
  do {
    const query: Parameters = { ...filters, size: 500, ...(cursor === null ? {} : { cursor }) }
    const page: Page<GradedAlert> = await request('/alerts', { query, signal })
    alerts.push(...page.items)
    onProgress(alerts.length)
    cursor = page.next
  } while (cursor !== null)
  return alerts
}

function useColumns(): readonly CsvColumn<GradedAlert>[] {
  const { t, label } = useLanguage()
  const reasonText = useReasonText()
  const scopeText = useScopeText()
  return [
    { title: t('ledger.column.at'), value: (alert) => alert.at },
    { title: t('ledger.column.level'), value: (alert) => alert.level },
    { title: t('ledger.column.change'), value: (alert) => label('change', alert.change) },
    { title: t('ledger.column.subject'), value: (alert) => alert.subject.name },
    { title: t('incidents.column.title'), value: (alert) => alert.story.title },
    { title: t('filter.category'), value: (alert) => label('category', alert.category) },
    { title: t('alert.reasons'), value: (alert) => alert.reasons.map(reasonText).join('; ') },
    { title: t('alert.scope'), value: (alert) => scopeText(alert.scope) },
    { title: t('ledger.column.mentions'), value: (alert) => alert.mentionCount },
    {
      title: t('ledger.overrideShort'),
      value: ({ override }) => (override === undefined ? '' : `${override.by}: ${override.reason}`),
    },
    { title: t('filter.drill'), value: (alert) => (alert.drill ? t('drill.mark') : '') },
    { title: t('ledger.eventId'), value: (alert) => alert.eventId },
  ]
}
