import type { PlacedError } from '../url/query-errors.ts'
import { useLanguage } from '../words/language.tsx'

interface QueryProblemsProps {
  readonly id: string
  readonly text: string
  readonly errors: readonly PlacedError[]
  readonly onSelect: (error: PlacedError) => void
  readonly onFix: (fixed: string, caret: number) => void
}

/** Each mistake in words; its place can be gone to, and what is suggested put there. */
export function QueryProblems({ id, text, errors, onSelect, onFix }: QueryProblemsProps) {
  const { t } = useLanguage()
  const where = useErrorPlace()
  return (
    <div id={id} role="alert" className="query-problems">
      {errors.map((error) => {
        const { start, end, suggestion } = error
        return (
          <div key={`${start}-${error.message}`} className="row wrap">
            <button type="button" className="plain tone-bad" onClick={() => onSelect(error)}>
              {where(error)}: {error.message}
            </button>
            {suggestion !== undefined && (
              <button
                type="button"
                className="plain query-fix"
                onClick={() => onFix(text.slice(0, start) + suggestion + text.slice(end), start + suggestion.length)}
              >
                {t('search.suggestion', { suggestion })}
              </button>
            )}
          </div>
        )
      })}
    </div>
  )
}

/** Where an error is, counted as a person counts. */
function useErrorPlace(): (error: PlacedError) => string {
  const { t } = useLanguage()
  return ({ start, end }) =>
    end === start + 1 ? t('search.atOne', { start: end }) : t('search.at', { start: start + 1, end })
}
