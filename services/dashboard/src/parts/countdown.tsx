import type { Clock } from '@groundswell/contracts'
import { clockRule, clockStatus, sayCountdown } from '../format/countdown.ts'
import { useNow } from '../format/use-now.ts'
import { isWordKey } from '../words/dictionary.ts'
import { useLanguage } from '../words/language.tsx'

/** Chinese names come from the plan and differ by level; English ones are known by the rule. */
export function useClockName(): (clock: Clock) => string {
  const { language, t } = useLanguage()
  return (clock) => {
    const key = `clock.${clockRule(clock.id)}`
    if (language === 'zh') return clock.name
    return isWordKey(key) ? t(key) : clock.id
  }
}

/** Ticks by itself. Colour is doubled by words: "overdue", "left". */
export function Countdown({ clock }: { readonly clock: Clock }) {
  const { language } = useLanguage()
  const now = useNow()
  return (
    <span className="countdown num" data-status={clockStatus(clock, now)}>
      {sayCountdown(clock, now, language)}
    </span>
  )
}
