import { DatePicker, Select } from 'antd'
import type { Drill, Interval } from '../../api/answers.ts'
import { useFacets, useSources, useSubjects } from '../../api/use-api.ts'
import { Pick } from '../../parts/pick.tsx'
import { FilterFold } from '../../parts/filter-fold.tsx'
import type { ConditionName } from '../../url/search-state.ts'
import { intervals, isTooFine, trendRanges, type TrendRange, type TrendState } from '../../url/trend-state.ts'
import { categories } from '../../words/categories.ts'
import { useLanguage } from '../../words/language.tsx'
import { instantFrom, shownIn } from './picker-time.ts'
import { provinceTiles } from './province-tiles.ts'
import { ComparisonPick } from './comparison-pick.tsx'
import { ZonePick } from './zone-pick.tsx'
import type { TrendSlice } from './use-trend-slice.ts'
import { useComparisonNames, usePeriodText, useZoneMoments } from './use-trend-words.ts'

interface TrendFiltersProps {
  readonly slice: TrendSlice
  readonly onChange: (next: TrendState) => void
}

const drills: readonly Drill[] = ['exclude', 'include', 'only']
const format = 'YYYY-MM-DD HH:mm'

/** Any slice: what, when, how fine, in which zone, against what. */
export function TrendFilters({ slice, onChange }: TrendFiltersProps) {
  const { t } = useLanguage()
  const moments = useZoneMoments(slice.zone)
  const { other } = useComparisonNames(slice.state, moments)
  const conditions = Object.keys(slice.state.conditions).length
  const chosen = [
    usePeriodText(slice.state, slice.bounds, moments),
    ...(conditions === 0 ? [] : [t('filter.fold.conditions', { count: conditions })]),
    ...(other === undefined ? [] : [t('trends.compare.with', { other })]),
  ]
  return (
    <FilterFold chosen={chosen}>
      <div className="no-print">
        <SlicePicks slice={slice} onChange={onChange} />
        <TimePicks slice={slice} onChange={onChange} />
      </div>
    </FilterFold>
  )
}

function SlicePicks({ slice, onChange }: TrendFiltersProps) {
  const { t, label } = useLanguage()
  const { state, drill } = slice
  const subjects = useSubjects()
  const sources = useSources()
  // Platforms and languages are whatever was seen, ever.
  const seen = useFacets({ drill, facets: 'platform,lang', size: 50 }).data?.facets
  const pick = (
    name: ConditionName,
    options: readonly { readonly value: string; readonly label: string }[],
    width?: number,
  ) => {
    const value = state.conditions[name]
    const known = value === undefined || options.some((one) => one.value === value)
    return (
      <Pick
        label={t(`filter.${name}`)}
        value={value}
        options={known ? options : [...options, { value, label: value }]}
        onChange={(next) => {
          const { [name]: _, ...rest } = state.conditions
          onChange({ ...state, conditions: next === undefined ? rest : { ...rest, [name]: next } })
        }}
        {...(width === undefined ? {} : { width })}
      />
    )
  }
  const named = (items: readonly { readonly id: string; readonly name: string }[] | undefined) =>
    (items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="filters" style={{ marginTop: 10 }}>
      {pick('subject', named(subjects.data?.items), 136)}
      {pick(
        'polarity',
        (['negative', 'neutral', 'positive'] as const).map((value) => ({ value, label: t(`polarity.${value}`) })),
        104,
      )}
      {pick(
        'platform',
        (seen?.platform ?? []).map(({ key }) => ({ value: key, label: label('platform', key) })),
        112,
      )}
      {pick('source', named(sources.data?.items), 120)}
      {pick(
        'category',
        categories.map((value) => ({ value, label: label('category', value) })),
      )}
      {pick(
        'province',
        provinceTiles.map(({ province }) => ({ value: province, label: label('province', province) })),
        112,
      )}
      {pick(
        'language',
        (seen?.lang ?? []).map(({ key }) => ({ value: key, label: label('lang', key) })),
        104,
      )}
      <Pick
        label={t('filter.drill')}
        value={drill}
        clearable={false}
        options={drills.map((value) => ({ value, label: t(`filter.drill.${value}`) }))}
        onChange={(value) => onChange({ ...state, ...(value === undefined ? {} : { drill: value }) })}
        width={136}
      />
      {state.conditions.story !== undefined && pick('story', [], 150)}
    </div>
  )
}

function TimePicks({ slice, onChange }: TrendFiltersProps) {
  const { t } = useLanguage()
  const { state, bounds, zone, interval } = slice
  const { from: _, to: __, ...open } = state
  const setRange = (range: TrendRange) =>
    onChange(range === 'custom' ? { ...state, range, ...bounds } : { ...open, range })
  const automatic = 'auto'
  const rangeWord = (range: TrendRange) =>
    range === 'custom' || range === 'all' ? t(`range.${range}`) : t(`trends.range.${range}`)
  const intervalWord = (one: Interval) => t(`trends.interval.${one}`)
  const { interval: ___, ...automaticState } = state
  return (
    <div className="filters">
      <Pick
        label={t('filter.range')}
        value={state.range}
        clearable={false}
        options={trendRanges.map((value) => ({ value, label: rangeWord(value) }))}
        onChange={(value) => setRange(value ?? '7d')}
        width={168}
      />
      {state.range === 'custom' && (
        <DatePicker.RangePicker
          showTime={{ format: 'HH:mm' }}
          format={format}
          allowClear={false}
          aria-label={t('filter.range')}
          placeholder={[t('range.from'), t('range.to')]}
          value={[shownIn(zone, bounds.from), shownIn(zone, bounds.to)]}
          onChange={(chosen) => {
            const [from, to] = chosen ?? []
            if (!from || !to) return
            onChange({ ...state, range: 'custom', from: instantFrom(from, zone), to: instantFrom(to, zone) })
          }}
        />
      )}
      <Select<string>
        aria-label={t('trends.interval')}
        value={state.interval ?? automatic}
        style={{ width: 150 }}
        popupMatchSelectWidth={false}
        options={[
          { value: automatic, label: t('trends.interval.auto', { interval: intervalWord(interval) }) },
          ...intervals.map((one) => {
            const tooFine = isTooFine(one, bounds)
            const word = intervalWord(one)
            return {
              value: one,
              label: tooFine ? t('trends.interval.tooFine', { interval: word }) : word,
              disabled: tooFine,
            }
          }),
        ]}
        onChange={(value) => {
          const chosen = intervals.find((one) => one === value)
          onChange(chosen === undefined ? automaticState : { ...state, interval: chosen })
        }}
      />
      <ComparisonPick slice={slice} onChange={onChange} />
      <ZonePick state={state} zone={zone} onChange={onChange} />
    </div>
  )
}
