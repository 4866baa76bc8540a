import type { Trends } from '../../api/trend-answers.ts'
import { useSources } from '../../api/use-api.ts'
import { mentionsAddress, phrase } from '../../url/trend-state.ts'
import type { ConditionName } from '../../url/search-state.ts'
import { useLanguage } from '../../words/language.tsx'
import { BarList } from './bar-list.tsx'
import { ProvinceBoard } from './province-board.tsx'
import type { TrendSlice } from './use-trend-slice.ts'

interface RankingsProps {
  readonly slice: TrendSlice
  readonly trends: Trends
}

/** Where it comes from, who says it, what it is about. */
export function Rankings({ slice, trends }: RankingsProps) {
  const { t, label } = useLanguage()
  const sources = useSources()
  const { state, bounds } = slice
  const { top } = trends
  const by =
    (name: ConditionName) =>
    (value: string, negative = false): string =>
      mentionsAddress(state, bounds, { conditions: { [name]: value, ...(negative ? { polarity: 'negative' } : {}) } })
  const sourceName = (id: string): string => sources.data?.items.find((one) => one.id === id)?.name ?? id
  return (
    <div className="rankings">
      <BarList
        title={t('trends.provinces')}
        name="provinces"
        values={top.province}
        nameOf={(key) => label('province', key)}
        addressOf={by('province')}
        picture={<ProvinceBoard values={top.province} addressOf={by('province')} />}
      />
      <div className="stack">
        <BarList
          title={t('trends.platforms')}
          name="platforms"
          values={top.platform}
          nameOf={(key) => label('platform', key)}
          addressOf={by('platform')}
        />
        <BarList
          title={t('trends.categories')}
          name="categories"
          values={top.category}
          nameOf={(key) => label('category', key)}
          addressOf={by('category')}
        />
      </div>
      <BarList
        title={t('trends.sources')}
        name="sources"
        values={top.source}
        nameOf={sourceName}
        addressOf={by('source')}
      />
      <BarList
        title={t('trends.authors')}
        name="authors"
        values={top.author}
        nameOf={(key) => key}
        addressOf={(key) => mentionsAddress(state, bounds, { also: `author:${phrase(key)}` })}
        note={t('trends.authorsNote')}
      />
    </div>
  )
}
