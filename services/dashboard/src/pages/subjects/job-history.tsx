import type { Job } from '@groundswell/contracts'
import { useFormat } from '../../format/use-format.ts'
import { useNow } from '../../format/use-now.ts'
import { useLanguage } from '../../words/language.tsx'
import { useJobResult } from './job-result.ts'

const tones: Readonly<Record<Job['state'], string>> = {
  queued: 'quiet',
  running: 'quiet',
  done: 'tone-good',
  cancelled: 'tone-warn',
  failed: 'tone-bad',
}

/** Jobs that ended, latest first: what each changed, over which period, for whom. */
export function JobHistory({ jobs }: { readonly jobs: readonly Job[] }) {
  const { t } = useLanguage()
  const { moments } = useFormat()
  const now = useNow(60_000)
  const resultOf = useJobResult()
  if (jobs.length === 0) return null
  return (
    <section aria-label={t('retro.history')}>
      <h3>{t('retro.history')}</h3>
      <ul>
        {jobs.map((job) => (
          <li key={job.id} data-job={job.state} style={{ padding: '6px 0' }}>
            <div className="row wrap">
              <span className={`strong ${tones[job.state]}`}>{t(`retro.${job.state}`)}</span>
              <span className="num">{resultOf(job)}</span>
            </div>
            <div className="quiet small">
              {t('retro.by', { who: job.requestedBy, at: moments.brief(job.endedAt ?? job.requestedAt, now) })}
              {' · '}
              {job.from === undefined ? t('retro.everything') : t('retro.from', { at: moments.short(job.from) })}
            </div>
            {job.error !== undefined && <div className="tone-bad small">{job.error}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}
