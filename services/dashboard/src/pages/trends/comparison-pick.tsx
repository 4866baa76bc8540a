import { DatePicker, Select } from 'antd'
import { useSubjects } from '../../api/use-api.ts'
import { readComparison, writeComparison, type TrendState } from '../../url/trend-state.ts'
import { useLanguage } from '../../words/language.tsx'
import { instantFrom, shownIn } from './picker-time.ts'
import type { TrendSlice } from './use-trend-slice.ts'

const periods = ['previous', 'P7D', 'P1M', 'P1Y'] as const
const custom = 'custom'
const day = 86_400_000

interface ComparisonPickProps {
  readonly slice: TrendSlice
  readonly onChange: (next: TrendState) => void
}

/** An earlier period, one from any date, or another subject. */
export function ComparisonPick({ slice: { state, bounds, zone }, onChange }: ComparisonPickProps) {
  const { t } = useLanguage()
  const subjects = useSubjects()
  const { comparison } = state
  const written = writeComparison(comparison) ?? 'previous'
  const from = comparison.kind === 'period' && isInstant(comparison.compare) ? comparison.compare : undefined
  const others = (subjects.data?.items ?? []).filter(({ id }) => id !== state.conditions.subject)
  const compare = (value: string) => onChange({ ...state, comparison: readComparison(value) })
  return (
    <>
      <Select<string>
        aria-label={t('trends.compare')}
        value={from === undefined ? written : custom}
        style={{ width: 172 }}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: 'none', label: t('trends.compare.none') },
          {
            label: t('trends.compare.periods'),
            options: [
              ...periods.map((value) => ({
                value,
                label: t('trends.compare.with', { other: t(`trends.other.${value}`) }),
              })),
              { value: custom, label: t('trends.compare.custom') },
            ],
          },
          {
            label: t('trends.compare.subjects'),
            options: others.map(({ id, name }) => ({
              value: `subject:${id}`,
              label: t('trends.compare.with', { other: name }),
            })),
          },
        ]}
        onChange={(value) =>
          compare(value === custom ? new Date(Date.parse(bounds.from) - 28 * day).toISOString() : value)
        }
      />
      {from !== undefined && (
        <DatePicker
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          allowClear={false}
          aria-label={t('trends.compare.from')}
          value={shownIn(zone, from)}
          onChange={(chosen) => {
            if (chosen) compare(instantFrom(chosen, zone))
          }}
        />
      )}
    </>
  )
}

function isInstant(text: string): boolean {
  return /^\d{4}-/.test(text) && !Number.isNaN(Date.parse(text))
}
