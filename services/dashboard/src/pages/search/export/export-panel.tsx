import { DownloadOutlined } from '@ant-design/icons'
import { Button, Modal, Progress, Radio } from 'antd'
import { useState } from 'react'
import type { ExportProgress } from '../../../api/answers.ts'
import { addressOf, type Parameters } from '../../../api/request.ts'
import { stopExport, useExportProgress } from '../../../api/search-api.ts'
import { useSession } from '../../../api/use-api.ts'
import { sayDuration } from '../../../format/duration.ts'
import { readerTimeZone } from '../../../format/time-zone.ts'
import { useNow } from '../../../format/use-now.ts'
import { useLanguage } from '../../../words/language.tsx'
import { timeLeft } from './time-left.ts'

const formats = ['csv', 'xlsx', 'ndjson'] as const
type Format = (typeof formats)[number]
const most = 1_000_000
/** Without a word from the gateway by then, the download was refused. */
const patience = 6_000

interface ExportPanelProps {
  /** The query and period of the search. */
  readonly scope: Parameters
  readonly sort: string
  readonly total: number | undefined
}

/**
 * Everything found as a file. The browser saves it by itself, whatever its size, while the gateway tells how far it is;
 * nothing of it passes through this page.
 */
export function ExportPanel({ scope, sort, total }: ExportPanelProps) {
  const { t, language } = useLanguage()
  const role = useSession().data?.role
  const [asking, setAsking] = useState(false)
  const [format, setFormat] = useState<Format>('csv')
  const [run, setRun] = useState<{ readonly id: string; readonly at: number }>()
  if (role === undefined || role === 'subscriber') return null
  const start = () => {
    const id = crypto.randomUUID()
    const order = sort === 'oldest' ? 'oldest' : 'newest'
    save(addressOf('/mentions/export', { ...scope, sort: order, format, language, timeZone: readerTimeZone(), id }))
    setRun({ id, at: Date.now() })
    setAsking(false)
  }
  const tooMany = total !== undefined && total > most
  return (
    <>
      <Button
        icon={<DownloadOutlined />}
        className="no-print"
        disabled={total === undefined || total === 0}
        onClick={() => setAsking(true)}
      >
        {t('export.open')}
      </Button>
      {run !== undefined && <Running key={run.id} id={run.id} startedAt={run.at} onClose={() => setRun(undefined)} />}
      <Modal
        open={asking}
        width={480}
        title={t('export.title')}
        onCancel={() => setAsking(false)}
        onOk={start}
        okText={t('export.start')}
        okButtonProps={{ disabled: tooMany }}
      >
        <div className="stack">
          <p className={tooMany ? 'tone-bad' : undefined}>
            {tooMany ? t('export.tooMany', { count: total, most }) : t('export.text', { count: total ?? 0 })}
          </p>
          <Radio.Group
            aria-label={t('export.format')}
            value={format}
            onChange={(event) => setFormat(event.target.value as Format)}
            options={formats.map((value) => ({ value, label: t(`export.format.${value}`) }))}
          />
          <p className="quiet small">{t('export.corrections')}</p>
        </div>
      </Modal>
    </>
  )
}

interface RunningProps {
  readonly id: string
  readonly startedAt: number
  readonly onClose: () => void
}

function Running({ id, startedAt, onClose }: RunningProps) {
  const { t } = useLanguage()
  const progress = useExportProgress(id).data ?? undefined
  const now = useNow(1_000)
  const writing = progress === undefined || progress.state === 'writing'
  const refused = progress === undefined && now - startedAt > patience
  return (
    <div className="export-run" role="status">
      <Progress
        percent={
          progress === undefined ? 0 : Math.min(100, Math.round((progress.written / Math.max(1, progress.total)) * 100))
        }
        status={
          refused || progress?.state === 'broken' ? 'exception' : progress?.state === 'done' ? 'success' : 'normal'
        }
        aria-label={t('export.title')}
        size="small"
      />
      <div className="row wrap small">
        <span className={refused || progress?.state === 'broken' ? 'tone-bad' : undefined}>
          {refused ? t('export.notStarted') : <Said progress={progress} />}
        </span>
        <Button
          size="small"
          className="push"
          onClick={() => {
            if (writing && !refused) void stopExport(id)
            else onClose()
          }}
        >
          {t(writing && !refused ? 'action.cancel' : 'action.close')}
        </Button>
      </div>
    </div>
  )
}

function Said({ progress }: { readonly progress: ExportProgress | undefined }) {
  const { t, language } = useLanguage()
  const now = useNow(1_000)
  const [seenAt] = useState(now)
  if (progress === undefined) return t('export.starting')
  const { state, written, total } = progress
  if (state !== 'writing') return t(`export.${state}`, { written, total })
  const left = timeLeft(progress, now - seenAt)
  return [
    t('export.written', { written, total }),
    ...(left === undefined ? [] : [t('export.left', { time: sayDuration(left, language, { seconds: true }) })]),
  ].join(' · ')
}

/** A link with `download` is saved by the browser as it comes, with the cookie of this page, in bounded memory. */
function save(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}
