import { useLanguage } from '../../words/language.tsx'
import type { LintWarning } from './preview-answer.ts'

interface LintWarningsProps {
  readonly query: string
  readonly warnings: readonly LintWarning[]
  readonly onFix: (query: string) => void
}

/** What is allowed but probably not meant, each with the part it is about and what could stand there. */
export function LintWarnings({ query, warnings, onFix }: LintWarningsProps) {
  const { t, language } = useLanguage()
  if (warnings.length === 0)
    return (
      <p className="quiet small" role="status">
        {t('subject.noWarnings')}
      </p>
    )
  return (
    <section role="status" aria-label={t('subject.warnings')} style={{ marginTop: 6 }}>
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
