import type { Pressing } from '../format/countdown.ts'
import { useLanguage } from '../words/language.tsx'
import { Countdown, useClockName } from './countdown.tsx'

/** The clock due next, and how many are overdue. */
export function NextClock({ pressing }: { readonly pressing: Pressing }) {
  const { t } = useLanguage()
  const nameOf = useClockName()
  if (pressing.next === undefined) return <span className="quiet">{t('clock.none')}</span>
  return (
    <>
      <span className="second">{nameOf(pressing.next)}</span> <Countdown clock={pressing.next} />
      {pressing.overdue > 0 && (
        <div className="small tone-bad">{t('incidents.breached', { count: pressing.overdue })}</div>
      )}
    </>
  )
}
