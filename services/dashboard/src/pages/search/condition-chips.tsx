import { useSources, useStory, useSubjects } from '../../api/use-api.ts'
import { type ConditionName, conditionNames, type SearchState, withCondition } from '../../url/search-state.ts'
import { useLanguage } from '../../words/language.tsx'
import { Chip } from './condition-filters.tsx'

interface ConditionChipsProps {
  readonly state: SearchState
  readonly onChange: (next: SearchState) => void
}

/** The conditions that hold, each with its own name and a way to take it off. */
export function ConditionChips({ state, onChange }: ConditionChipsProps) {
  const nameOf = useValueName(state)
  const held = conditionNames.filter((name) => state.conditions[name] !== undefined)
  if (held.length === 0) return null
  return (
    <div className="filters">
      {held.map((name) => (
        <Chip
          key={name}
          name={name}
          value={nameOf(name, state.conditions[name] ?? '')}
          onRemove={() => onChange(withCondition(state, name, undefined))}
        />
      ))}
    </div>
  )
}

/** What a value is called: subjects, sources and stories have names of their own. */
export function useValueName(state: SearchState): (name: ConditionName, value: string) => string {
  const { label } = useLanguage()
  const subjects = useSubjects()
  const sources = useSources()
  const story = useStory(state.conditions.story)
  return (name, value) => {
    switch (name) {
      case 'subject':
        return subjects.data?.items.find((one) => one.id === value)?.name ?? value
      case 'source':
        return sources.data?.items.find((one) => one.id === value)?.name ?? value
      case 'story':
        return story.data?.id === value ? story.data.title : value
      case 'polarity':
      case 'category':
      case 'platform':
      case 'province':
      case 'level':
        return label(name, value)
      case 'language':
        return label('lang', value)
    }
  }
}
