import type { Job } from '@groundswell/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useState } from 'react'
import { ApiProblem } from '../../api/problem.ts'
import { request } from '../../api/request.ts'
import { sayDuration } from '../../format/duration.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useLanguage } from '../../words/language.tsx'
import { useJobResult } from './job-result.ts'

/** A job that is queued or running: how far, how long yet, and a way out. */
export function JobProgress({ job, keeper }: { readonly job: Job; readonly keeper: boolean }) {
  const { t, language } = useLanguage()
  const client = useQueryClient()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const resultOf = useJobResult()
  const cancel = async () => {
    setBusy(true)
    try {
      await request<Job>(`/jobs/${encodeURIComponent(job.id)}/cancel`, { method: 'POST', body: {} })
    } catch (caught) {
      // It ended by itself meanwhile: its result is shown.
      if (!(caught instanceof ApiProblem && caught.status === 409)) setError(caught)
    } finally {
      await client.invalidateQueries({ queryKey: ['jobs'] })
      setBusy(false)
    }
  }
  const { total, done, secondsLeft } = job
  const percent = total === undefined ? 0 : total === 0 ? 100 : Math.floor((100 * done) / total)
  return (
    <section data-job={job.state} aria-label={t('retro.title')}>
      <div className="row wrap">
        <span className="strong">{t(`retro.${job.state}`)}</span>
        <span className="second num" role="status">
          {total === undefined ? t('retro.counting') : t('retro.progress', { done, total })}
          {secondsLeft === undefined
            ? ''
            : ` · ${t('retro.left', { time: sayDuration(secondsLeft * 1000, language, { seconds: true }) })}`}
        </span>
        {keeper && (
          <Button size="small" className="push" loading={busy} onClick={() => void cancel()}>
            {t('retro.cancel')}
          </Button>
        )}
      </div>
      <Progress percent={percent} status="active" showInfo={false} aria-label={t('retro.title')} />
      <div className="quiet small">
        {[resultOf(job), t('retro.cancelNote')].filter((said) => said !== undefined).join(' · ')}
      </div>
      {error !== undefined && <ProblemNote error={error} />}
    </section>
  )
}
