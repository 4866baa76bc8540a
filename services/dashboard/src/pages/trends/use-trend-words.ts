import { useCallback, useMemo } from 'react'
import type { Interval } from '../../api/answers.ts'
import { useSubjects } from '../../api/use-api.ts'
import { Moments } from '../../format/moment.ts'
import { useFormat } from '../../format/use-format.ts'
import type { TrendState } from '../../url/trend-state.ts'
import { isWordKey } from '../../words/dictionary.ts'
import { useLanguage } from '../../words/language.tsx'

/** Times in the zone of the page rather than the reader's. */
export function useZoneMoments(zone: string): Moments {
  const { language } = useLanguage()
  return useMemo(() => new Moments(language, zone), [language, zone])
}

/** How a bucket is called by when it begins. */
export function useBucketLabel(moments: Moments, interval: Interval): (start: string) => string {
  const { t } = useLanguage()
  return useCallback(
    (start) => {
      if (interval === 'minute' || interval === 'hour') return moments.short(start)
      if (interval === 'week') return t('trends.weekOf', { day: moments.day(start) })
      return interval === 'month' ? moments.month(start) : moments.weekday(start)
    },
    [moments, interval, t],
  )
}

/** The period in words: `the last 7 days`, or its ends. */
export function usePeriodText(state: TrendState, bounds: { from: string; to: string }, moments: Moments): string {
  const { t } = useLanguage()
  return state.range === 'custom'
    ? t('trends.last.custom', { from: moments.short(bounds.from), to: moments.short(bounds.to) })
    : t(`trends.last.${state.range}`)
}

/** What the slice and what it is compared with are called; no `other` where nothing is compared. */
export function useComparisonNames(
  state: TrendState,
  moments: Moments,
): { readonly own: string; readonly other?: string } {
  const { t } = useLanguage()
  const subjects = useSubjects()
  const nameOf = (id: string): string => subjects.data?.items.find((one) => one.id === id)?.name ?? id
  const { comparison, conditions } = state
  const own = conditions.subject === undefined ? t('trends.this') : nameOf(conditions.subject)
  switch (comparison.kind) {
    case 'none':
      return { own }
    case 'previous':
      if (state.range === 'all') return { own }
      return { own, other: t('trends.other.previous') }
    case 'subject':
      return { own, other: nameOf(comparison.subject) }
    case 'period': {
      const key = `trends.other.${comparison.compare}`
      const from = Number.isNaN(Date.parse(comparison.compare)) ? comparison.compare : moments.short(comparison.compare)
      return { own, other: isWordKey(key) ? t(key) : t('trends.other.custom', { from }) }
    }
  }
}

/** A mean between −1 and 1, a change in points or per cent: all with their sign. */
export function useSigned() {
  const { numbers } = useFormat()
  const { t } = useLanguage()
  return {
    mean: (value: number | null) => (value === null ? '—' : numbers.signed(value)),
    percent: (value: number | null) => (value === null ? '—' : numbers.percent(value)),
    points: (now: number, then: number) =>
      t('trends.points', { value: numbers.signed(Math.round((now - then) * 100)) }),
  }
}
