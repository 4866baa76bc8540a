import type { Bucket, Page } from '../../api/answers.ts'
import { errorsAt } from '../../api/problem.ts'
import { sumOf } from '../../charts/volume-points.ts'
import { useFormat } from '../../format/use-format.ts'
import { StateLine, type Clause } from '../../parts/state-line.tsx'
import { writeSearch, type SearchState } from '../../url/search-state.ts'
import { useLanguage } from '../../words/language.tsx'

interface SearchStateLineProps {
  readonly state: SearchState
  readonly page: Page<unknown> | undefined
  readonly buckets: readonly Bucket[] | undefined
  readonly error: Error | null
}

export function SearchStateLine({ state, page, buckets, error }: SearchStateLineProps) {
  const { t } = useLanguage()
  const { moments, numbers } = useFormat()
  if (error !== null) {
    const refused = errorsAt(error, 'q').length > 0
    return (
      <StateLine
        place={t('nav.search')}
        clauses={[{ text: t(refused ? 'search.badQuery' : 'search.failed'), tone: 'warn' }]}
      />
    )
  }
  if (page === undefined) return <StateLine place={t('nav.search')} clauses={undefined} />
  const total = buckets === undefined ? undefined : sumOf(buckets)
  const range =
    state.range === 'custom'
      ? `${state.from === undefined ? '…' : moments.short(state.from)} – ${state.to === undefined ? '…' : moments.short(state.to)}`
      : t(`range.${state.range}`)
  const negative = `/search?${writeSearch({ ...state, conditions: { ...state.conditions, polarity: 'negative' } }).toString()}`
  const clauses: Clause[] = [
    {
      text:
        page.total === undefined
          ? t('search.foundAtLeast', { count: page.totalAtLeast ?? page.items.length })
          : t('search.found', { count: page.total }),
    },
    ...(total === undefined || total.count === 0 || state.conditions.polarity !== undefined
      ? []
      : [{ text: t('search.negativeShare', { share: numbers.percent(total.negative / total.count) }), to: negative }]),
    { text: range },
  ]
  return <StateLine place={t('nav.search')} clauses={clauses} />
}
