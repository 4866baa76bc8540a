import type { ReactNode } from 'react'
import { useLanguage } from '../words/language.tsx'
import { useNarrow } from './use-narrow.ts'

interface FilterFoldProps {
  /** What is chosen, in words: it stands while the pickers are folded away. */
  readonly chosen: readonly string[]
  readonly children: ReactNode
}

/** Pickers that a telephone folds into one line, so that what they filter is on the first screen. */
export function FilterFold({ chosen, children }: FilterFoldProps) {
  const { t } = useLanguage()
  if (!useNarrow()) return children
  return (
    <details className="filter-fold no-print">
      <summary>
        {t('filter.fold')} <span className="quiet">{chosen.join(' · ')}</span>
      </summary>
      {children}
    </details>
  )
}
