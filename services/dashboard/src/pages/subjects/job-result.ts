import type { Job } from '@groundswell/contracts'
import { useLanguage } from '../../words/language.tsx'
import { isOpen } from './use-jobs.ts'

/** What is to be said of what a job changed; undefined while it has looked at nothing yet. */
export function resultWord(job: Job): 'retro.result' | 'retro.unchanged' | 'retro.unchangedYet' | undefined {
  const { added, removed, changed, done } = job
  if (added + removed + changed > 0) return 'retro.result'
  if (!isOpen(job)) return 'retro.unchanged'
  return done > 0 ? 'retro.unchangedYet' : undefined
}

/** What a job has changed so far, in words; undefined before there is anything to say. */
export function useJobResult(): (job: Job) => string | undefined {
  const { t } = useLanguage()
  return (job) => {
    const word = resultWord(job)
    const { added, removed, changed } = job
    return word === undefined ? undefined : t(word, { added, removed, changed })
  }
}
