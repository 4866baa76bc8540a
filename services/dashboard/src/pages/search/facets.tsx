import { useState } from 'react'
import type { FacetCount, FacetName } from '../../api/answers.ts'
import { useFormat } from '../../format/use-format.ts'
import { isWordKey } from '../../words/dictionary.ts'
import { useLanguage } from '../../words/language.tsx'
import { type ConditionName, type SearchState, withCondition } from '../../url/search-state.ts'
import { useValueName } from './condition-chips.tsx'

interface FacetsProps {
  readonly state: SearchState
  readonly facets: Partial<Record<FacetName, readonly FacetCount[]>> | undefined
  readonly onChange: (next: SearchState) => void
}

/** The facet of the API that each condition is chosen from, in the order shown. */
const shown: readonly (readonly [ConditionName, FacetName])[] = [
  ['polarity', 'polarity'],
  ['level', 'level'],
  ['category', 'category'],
  ['subject', 'subject'],
  ['platform', 'platform'],
  ['source', 'source'],
  ['language', 'lang'],
  ['province', 'province'],
]

/** What the mentions found are made of; each figure narrows the search to it. */
export function Facets({ state, facets, onChange }: FacetsProps) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const nameOf = useValueName(state)
  const [wide] = useState(() => matchMedia('(min-width: 1000px)').matches)
  return (
    <aside aria-label={t('search.facets')} className="no-print">
      <details className="facets" open={wide}>
        <summary>{t('search.facets')}</summary>
        {shown.map(([name, facet]) => {
          const counts = facets?.[facet] ?? []
          const key = `filter.${name}`
          if (counts.length === 0) return null
          return (
            <section key={name} className="facet">
              <h2>{isWordKey(key) ? t(key) : name}</h2>
              {counts.slice(0, 8).map(({ key, count }) => {
                const held = state.conditions[name] === key
                return (
                  <button
                    key={key}
                    type="button"
                    className="plain"
                    aria-pressed={held}
                    onClick={() => onChange(withCondition(state, name, held ? undefined : key))}
                  >
                    <span className="ellipsis">{nameOf(name, key)}</span>
                    <span className="push num quiet small">{numbers.plain(count)}</span>
                  </button>
                )
              })}
            </section>
          )
        })}
      </details>
    </aside>
  )
}
