import type { RefObject } from 'react'
import { useLanguage } from '../words/language.tsx'
import type { Suggestion } from './suggest.ts'

interface SuggestionListProps {
  readonly id: string
  readonly items: readonly Suggestion[]
  readonly active: number
  /** Where the word stands that is being completed, px within the editor. */
  readonly at: { readonly left: number; readonly top: number }
  readonly list: RefObject<HTMLDivElement | null>
  readonly onPick: (item: Suggestion) => void
}

export function SuggestionList({ id, items, active, at, list, onPick }: SuggestionListProps) {
  const { t } = useLanguage()
  const explained = useExplanation()
  return (
    <div className="query-suggestions" style={{ insetInlineStart: at.left, top: at.top }} ref={list}>
      <div role="listbox" id={id} aria-label={t('editor.suggestions')}>
        {items.map((item, index) => (
          <div
            key={item.insert}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            // The field keeps the focus, so that typing goes on.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(item)}
          >
            <code className="mono">{item.insert}</code>
            <span className="quiet small ellipsis">{explained(item)}</span>
          </div>
        ))}
      </div>
      <div className="hint quiet small" aria-hidden>
        {t('editor.keys')}
      </div>
    </div>
  )
}

function useExplanation(): (item: Suggestion) => string {
  const { t } = useLanguage()
  return (item) => {
    switch (item.kind) {
      case 'field':
        return t(`editor.field.${item.field}`)
      case 'operator':
        return t(`editor.operator.${item.operator}`)
      case 'value':
        return item.label
    }
  }
}
