import type { SourceTrial } from '@groundswell/contracts'
import { At } from '../../parts/when.tsx'
import { useLanguage } from '../../words/language.tsx'

/** What one look found, or what is wrong and how to mend it. */
export function TrialResult({ trial }: { readonly trial: SourceTrial }) {
  const { t } = useLanguage()
  return (
    <div role="status" className="panel">
      {trial.problems.map((problem) => (
        <div key={problem.message} className="panel-body">
          <div className="tone-bad">{problem.message}</div>
          {problem.fix !== undefined && <div className="second">{problem.fix}</div>}
        </div>
      ))}
      <div className="panel-body strong">
        {trial.found === 0 ? t('sources.triedNothing') : t('sources.tried', { count: trial.found })}
      </div>
      <ul>
        {trial.items.slice(0, 5).map((item, index) => (
          <li key={item.url ?? index} className="panel-body" style={{ borderTop: '1px solid var(--line)' }}>
            <div className="row">
              <span className="strong ellipsis">{item.title === '' ? item.text.slice(0, 60) : item.title}</span>
              {item.publishedAt !== undefined && (
                <span className="push quiet small">
                  <At at={item.publishedAt} />
                </span>
              )}
            </div>
            <div className="quiet small ellipsis">{item.text}</div>
          </li>
        ))}
      </ul>
    </div>
  )
}
