import { CopyOutlined } from '@ant-design/icons'
import { Button, DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import type { Drill, Sort } from '../../api/answers.ts'
import type { Parameters } from '../../api/request.ts'
import { FilterFold } from '../../parts/filter-fold.tsx'
import { Pick } from '../../parts/pick.tsx'
import { useCopy } from '../../parts/use-copy.tsx'
import { ranges, type SearchState } from '../../url/search-state.ts'
import { useLanguage } from '../../words/language.tsx'
import { curlOf } from './curl-of.ts'
import { ExportPanel } from './export/export-panel.tsx'
import { SavedBar } from './saved/saved-bar.tsx'

interface SearchOptionsProps {
  readonly state: SearchState
  readonly drill: Drill
  /** What is asked of the API, for copying. */
  readonly call: Parameters
  /** Of `call`, what an export takes too. */
  readonly scope: Parameters
  readonly total: number | undefined
  readonly onChange: (next: SearchState) => void
}

const sorts: readonly Sort[] = ['newest', 'oldest', 'relevance', 'reach']
const drills: readonly Drill[] = ['exclude', 'include', 'only']

/** Time, order, drills, and the way to take the search elsewhere. */
export function SearchOptions({ state, drill, call, scope, total, onChange }: SearchOptionsProps) {
  const { t } = useLanguage()
  const { cursor: _, ...kept } = state
  const setRange = (range: (typeof ranges)[number]) => {
    const { from: __, to: ___, ...rest } = kept
    onChange(range === 'custom' ? { ...rest, range, ...lastDay() } : { ...rest, range })
  }
  const chosen = [
    t(`range.${state.range}`),
    ...(state.group === undefined ? [t(`search.sort.${state.sort}`)] : [t('group.story')]),
    t(`filter.drill.${drill}`),
  ]
  return (
    <FilterFold chosen={chosen}>
      <div className="filters" style={{ marginTop: 10 }}>
        <Pick
          label={t('filter.range')}
          value={state.range}
          clearable={false}
          options={ranges.map((value) => ({ value, label: t(`range.${value}`) }))}
          onChange={(value) => setRange(value ?? '7d')}
        />
        {state.range === 'custom' && (
          <DatePicker.RangePicker
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            allowClear={false}
            aria-label={t('filter.range')}
            placeholder={[t('range.from'), t('range.to')]}
            value={[
              state.from === undefined ? null : dayjs(state.from),
              state.to === undefined ? null : dayjs(state.to),
            ]}
            onChange={(chosen) => {
              const [from, to] = chosen ?? []
              if (from && to) onChange({ ...kept, range: 'custom', from: from.toISOString(), to: to.toISOString() })
            }}
          />
        )}
        {state.group === undefined && (
          <Pick
            label={t('search.sort')}
            value={state.sort}
            clearable={false}
            options={sorts.map((value) => ({ value, label: t(`search.sort.${value}`) }))}
            onChange={(value) => onChange({ ...kept, sort: value ?? 'newest' })}
            width={116}
          />
        )}
        <Pick
          label={t('filter.drill')}
          value={drill}
          clearable={false}
          options={drills.map((value) => ({ value, label: t(`filter.drill.${value}`) }))}
          onChange={(value) => onChange({ ...kept, ...(value === undefined ? {} : { drill: value }) })}
          width={136}
        />
        <Segmented
          aria-label={t('group.label')}
          value={state.group ?? 'mention'}
          onChange={(value) => {
            const { group: _group, ...rest } = kept
            onChange(value === 'story' ? { ...rest, group: 'story' } : rest)
          }}
          options={(['mention', 'story'] as const).map((value) => ({ value, label: t(`group.${value}`) }))}
        />
      </div>
      <div className="filters takings">
        <SavedBar state={kept} drill={drill} onChange={onChange} />
        <CopyCall
          command={() => (state.group === undefined ? curlOf('/mentions', call) : curlOf('/mentions/by-story', scope))}
        />
        <ExportPanel scope={scope} sort={state.sort} total={total} />
      </div>
    </FilterFold>
  )
}

function CopyCall({ command }: { readonly command: () => string }) {
  const { t } = useLanguage()
  const copy = useCopy()
  return (
    <Button icon={<CopyOutlined />} className="no-print" onClick={() => void copy(command())}>
      {t('search.copyCall')}
    </Button>
  )
}

function lastDay(): { from: string; to: string } {
  const to = dayjs().startOf('minute')
  return { from: to.subtract(1, 'day').toISOString(), to: to.toISOString() }
}
