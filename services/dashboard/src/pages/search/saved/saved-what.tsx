import type { SavedSearchInput } from '@groundswell/contracts'
import { sayWindow } from '../../../format/duration.ts'
import { useFormat } from '../../../format/use-format.ts'
import { useLanguage } from '../../../words/language.tsx'

interface SavedWhatProps {
  readonly what: Pick<SavedSearchInput, 'query' | 'from' | 'to' | 'sort' | 'drill' | 'group'>
}

/** Everything that is kept of a search: its query, period, order, drills and rows. */
export function SavedWhat({ what: { query, from, to, sort, drill, group } }: SavedWhatProps) {
  const { t } = useLanguage()
  const period = useSavedPeriod()
  return (
    <div className="quiet small" style={{ marginBottom: 12 }}>
      <div className="mono" style={{ overflowWrap: 'anywhere' }}>
        {query === '' ? t('saved.everything') : query}
      </div>
      <div>
        {[period(from, to), t(`search.sort.${sort}`), t(`filter.drill.${drill}`), t(`group.${group}`)].join(' · ')}
      </div>
    </div>
  )
}

/** A period in words; an end that is so long before now, or an instant. */
export function useSavedPeriod(): (from: string | null, to: string | null) => string {
  const { t, language } = useLanguage()
  const { moments } = useFormat()
  const said = (end: string) => (end.startsWith('P') ? sayWindow(end, language) : moments.short(end))
  return (from, to) => {
    if (from === null) return to === null ? t('range.all') : `… – ${said(to)}`
    if (to !== null) return `${said(from)} – ${said(to)}`
    return from.startsWith('P') ? t('saved.last', { time: said(from) }) : `${said(from)} – …`
  }
}
