import { CopyOutlined } from '@ant-design/icons'
import { App, Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { Drill, Sort } from '../../api/answers.ts'
import { addressOf, type Parameters } from '../../api/request.ts'
import { Pick } from '../../parts/pick.tsx'
import { ranges, type SearchState } from '../../url/search-state.ts'
import { useLanguage } from '../../words/language.tsx'

interface SearchOptionsProps {
  readonly state: SearchState
  readonly drill: Drill
  /** What is asked of the API, for copying. */
  readonly call: Parameters
  readonly onChange: (next: SearchState) => void
}

const sorts: readonly Sort[] = ['newest', 'oldest', 'relevance', 'reach']
const drills: readonly Drill[] = ['exclude', 'include', 'only']

/** Time, order, drills, and the way to take the search elsewhere. */
export function SearchOptions({ state, drill, call, onChange }: SearchOptionsProps) {
  const { t } = useLanguage()
  const { cursor: _, ...kept } = state
  const setRange = (range: (typeof ranges)[number]) => {
    const { from: __, to: ___, ...rest } = kept
    onChange(range === 'custom' ? { ...rest, range, ...lastDay() } : { ...rest, range })
  }
  return (
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
          value={[state.from === undefined ? null : dayjs(state.from), state.to === undefined ? null : dayjs(state.to)]}
          onChange={(chosen) => {
            const [from, to] = chosen ?? []
            if (from && to) onChange({ ...kept, range: 'custom', from: from.toISOString(), to: to.toISOString() })
          }}
        />
      )}
      <Pick
        label={t('search.sort')}
        value={state.sort}
        clearable={false}
        options={sorts.map((value) => ({ value, label: t(`search.sort.${value}`) }))}
        onChange={(value) => onChange({ ...kept, sort: value ?? 'newest' })}
        width={116}
      />
      <Pick
        label={t('filter.drill')}
        value={drill}
        clearable={false}
        options={drills.map((value) => ({ value, label: t(`filter.drill.${value}`) }))}
        onChange={(value) => onChange({ ...kept, ...(value === undefined ? {} : { drill: value }) })}
        width={116}
      />
      <CopyCall call={call} />
    </div>
  )
}

function CopyCall({ call }: { readonly call: Parameters }) {
  const { t } = useLanguage()
  const { message, modal } = App.useApp()
  const copy = async () => {
    const text = `curl -H "Authorization: Bearer $GROUNDSWELL_API_TOKEN" '${location.origin}${addressOf('/mentions', call)}'`
    try {
      await navigator.clipboard.writeText(text)
      void message.success(t('search.copied'))
    } catch {
      // Without https or permission the browser refuses: the reader can still take it by hand.
      void modal.info({
        title: t('search.copyFailed'),
        content: <code className="mono small">{text}</code>,
        width: 640,
      })
    }
  }
  return (
    <Button icon={<CopyOutlined />} className="push no-print" onClick={() => void copy()}>
      {t('search.copyCall')}
    </Button>
  )
}

function lastDay(): { from: string; to: string } {
  const to = dayjs().startOf('minute')
  return { from: to.subtract(1, 'day').toISOString(), to: to.toISOString() }
}
