import type { Job } from '@groundswell/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useRef, useState } from 'react'
import { ApiProblem } from '../../api/problem.ts'
import { request } from '../../api/request.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useParameters } from '../../url/use-parameters.ts'
import { useLanguage } from '../../words/language.tsx'
import { JobHistory } from './job-history.tsx'
import { JobProgress } from './job-progress.tsx'
import { useKeeper } from './use-keeper.ts'
import { isOpen, useJobs } from './use-jobs.ts'

const month = 30 * 86_400_000

/** A changed subject is applied to what is stored: offered after a change (`?retro=offered`), watched, cancelled, looked back on. */
export function RetroMatch({ id }: { readonly id: string }) {
  const { t } = useLanguage()
  const keeper = useKeeper()
  const jobs = useJobs(id)
  const { get, set } = useParameters()
  const offered = get('retro') === 'offered'
  // To those who may not start one, only what was done says something.
  if (!keeper && (jobs.data?.items ?? []).length === 0) return null
  return (
    <Panel title={t('retro.title')}>
      <Answer query={jobs} rows={3}>
        {({ items }) => {
          const open = items.find(isOpen)
          return (
            <div className="stack">
              {open !== undefined && <JobProgress job={open} keeper={keeper} />}
              {open === undefined && offered && keeper && (
                <p className="row wrap" role="status">
                  <span className="strong">{t('retro.offer')}</span>
                  <Button size="small" type="text" onClick={() => set({ retro: undefined })}>
                    {t('retro.later')}
                  </Button>
                </p>
              )}
              <p className="second">{t('retro.what')}</p>
              {open === undefined && keeper && (
                <Start id={id} primary={offered} onStarted={() => set({ retro: undefined })} />
              )}
              <JobHistory jobs={items.filter((job) => !isOpen(job))} />
            </div>
          )
        }}
      </Answer>
    </Panel>
  )
}

interface StartProps {
  readonly id: string
  readonly primary: boolean
  readonly onStarted: () => void
}

function Start({ id, primary, onStarted }: StartProps) {
  const { t } = useLanguage()
  const client = useQueryClient()
  const [period, setPeriod] = useState<'month' | 'everything'>('month')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const key = useRef(crypto.randomUUID())
  const start = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const body = period === 'month' ? { from: new Date(Date.now() - month).toISOString() } : {}
      const path = `/subjects/${encodeURIComponent(id)}/retro-match`
      await request<Job>(path, { method: 'POST', body, idempotencyKey: key.current })
      onStarted()
    } catch (caught) {
      // Somebody was quicker: theirs is shown.
      if (!(caught instanceof ApiProblem && caught.status === 409)) setError(caught)
    } finally {
      key.current = crypto.randomUUID()
      await client.invalidateQueries({ queryKey: ['jobs', id] })
      setBusy(false)
    }
  }
  return (
    <>
      <div className="row wrap">
        <Segmented
          aria-label={t('retro.period')}
          value={period}
          options={[
            { value: 'month', label: t('retro.last30') },
            { value: 'everything', label: t('retro.everything') },
          ]}
          onChange={setPeriod}
        />
        <Button type={primary ? 'primary' : 'default'} loading={busy} onClick={() => void start()}>
          {t('retro.start')}
        </Button>
      </div>
      {error !== undefined && <ProblemNote error={error} />}
    </>
  )
}
