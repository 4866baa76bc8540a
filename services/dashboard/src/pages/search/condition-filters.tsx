import { CloseOutlined } from '@ant-design/icons'
import { Segmented } from 'antd'
import { useSubjects } from '../../api/use-api.ts'
import { Pick } from '../../parts/pick.tsx'
import { conditionNames, withCondition, type ConditionName, type SearchState } from '../../url/search-state.ts'
import { isWordKey } from '../../words/dictionary.ts'
import { useLanguage } from '../../words/language.tsx'
import { categories } from '../../words/categories.ts'

interface ConditionFiltersProps {
  readonly state: SearchState
  readonly onChange: (next: SearchState) => void
}

/** Polarity, category and subject to choose; whatever else is in the address shows as a chip that can be taken away. */
export function ConditionFilters({ state, onChange }: ConditionFiltersProps) {
  const { t, label } = useLanguage()
  const subjects = useSubjects()
  const set = (name: ConditionName, value: string | undefined) => onChange(withCondition(state, name, value))
  const shown: readonly ConditionName[] = ['polarity', 'category', 'subject']
  const others = conditionNames.filter((name) => !shown.includes(name) && state.conditions[name] !== undefined)
  return (
    <>
      <Segmented
        aria-label={t('filter.polarity')}
        value={state.conditions.polarity ?? ''}
        onChange={(value) => set('polarity', value === '' ? undefined : value)}
        options={[
          { value: '', label: t('filter.all') },
          { value: 'negative', label: `− ${t('polarity.negative')}` },
          { value: 'neutral', label: `· ${t('polarity.neutral')}` },
          { value: 'positive', label: `+ ${t('polarity.positive')}` },
        ]}
      />
      <Pick
        label={t('filter.category')}
        value={state.conditions.category}
        options={categories.map((value) => ({ value, label: label('category', value) }))}
        onChange={(value) => set('category', value)}
      />
      <Pick
        label={t('filter.subject')}
        value={state.conditions.subject}
        options={(subjects.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => set('subject', value)}
        width={150}
      />
      {others.map((name) => (
        <Chip key={name} name={name} value={state.conditions[name] ?? ''} onRemove={() => set(name, undefined)} />
      ))}
      {state.q !== '' && <Chip value={state.q} onRemove={() => onChange({ ...state, q: '' })} />}
    </>
  )
}

interface ChipProps {
  readonly name?: ConditionName
  readonly value: string
  readonly onRemove: () => void
}

export function Chip({ name, value, onRemove }: ChipProps) {
  const { t } = useLanguage()
  const key = `filter.${name ?? ''}`
  const what = `${isWordKey(key) ? `${t(key)} ` : ''}${value}`
  return (
    <span className="chip">
      {what}
      <button type="button" className="plain" aria-label={t('filter.remove', { what })} onClick={onRemove}>
        <CloseOutlined style={{ fontSize: 10 }} />
      </button>
    </span>
  )
}
