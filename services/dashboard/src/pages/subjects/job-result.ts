import type { Job } from '@groundswell/contracts'
import { useLanguage } from '../../words/language.tsx'

/** What a job has changed so far, in words. */
export function useJobResult(): (job: Job) => string {
  const { t } = useLanguage()
  return ({ added, removed, changed }) =>
    added + removed + changed === 0 ? t('retro.unchanged') : t('retro.result', { added, removed, changed })
}
