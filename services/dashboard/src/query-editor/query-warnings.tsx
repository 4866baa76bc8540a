import { useLanguage } from '../words/language.tsx'
import type { Language } from '../words/translate.ts'

/** Allowed, but probably not meant: UTF-16 offsets into the query, and what to put there instead. */
export interface QueryWarning {
  readonly start: number
  readonly end: number
  readonly code: string
  readonly message: Readonly<Record<Language, string>>
  readonly suggestion?: string
}

interface QueryWarningsProps {
  readonly query: string
  readonly warnings: readonly QueryWarning[]
  readonly onFix: (query: string) => void
}

/** What is allowed but probably not meant, each with the part it is about and what could stand there. */
export function QueryWarnings({ query, warnings, onFix }: QueryWarningsProps) {
  const { t, language } = useLanguage()
  return (
    <section role="status" aria-label={t('subject.warnings')} className="query-warnings">
      {warnings.map(({ start, end, code, message, suggestion }) => (
        <div key={`${start}-${end}-${code}`} className="row wrap" data-warning={code}>
          <code className="mono small ellipsis" style={{ maxWidth: '60%' }}>
            {query.slice(start, end)}
          </code>
          <span className="tone-warn">{message[language]}</span>
          {suggestion !== undefined && (
            <button
              type="button"
              className="plain query-fix"
              onClick={() => onFix(query.slice(0, start) + suggestion + query.slice(end))}
            >
              {t('search.suggestion', { suggestion })}
            </button>
          )}
        </div>
      ))}
    </section>
  )
}
