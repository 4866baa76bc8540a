import type { QueryPurpose } from '../../query-editor/query-language.ts'
import { useLanguage } from '../../words/language.tsx'
import { examplesOfFields, wordExamples, type WordExample } from './query-examples.ts'

const words = Object.keys(wordExamples) as WordExample[]

interface QueryHelpProps {
  readonly purpose?: QueryPurpose
  readonly onPick: (query: string) => void
}

/** How to write a query, the whole language; each example can be tried. */
export function QueryHelp({ purpose = 'search', onPick }: QueryHelpProps) {
  const { t, language } = useLanguage()
  return (
    <div className="panel-body" style={{ borderTop: '1px solid var(--line)' }}>
      <h2 style={{ marginBottom: 8 }}>{t('search.help')}</h2>
      <div className="query-help">
        <dl className="facts">
          {words.map((name) => (
            <Example
              key={name}
              query={wordExamples[name][language]}
              meaning={t(`search.help.${name}`)}
              onPick={onPick}
            />
          ))}
        </dl>
        <dl className="facts">
          {examplesOfFields(purpose).map(({ name, query }) => (
            <Example key={name} query={query} meaning={t(`editor.field.${name}`)} onPick={onPick} />
          ))}
        </dl>
      </div>
      <p className="quiet small" style={{ marginTop: 8 }}>
        {t('search.help.notes')}
      </p>
    </div>
  )
}

interface ExampleProps {
  readonly query: string
  readonly meaning: string
  readonly onPick: (query: string) => void
}

function Example({ query, meaning, onPick }: ExampleProps) {
  return (
    <>
      <dt>
        <button type="button" className="plain mono" style={{ color: 'var(--accent)' }} onClick={() => onPick(query)}>
          {query}
        </button>
      </dt>
      <dd className="second">{meaning}</dd>
    </>
  )
}
