import { useLanguage } from '../../words/language.tsx'

const examples = ['word', 'phrase', 'and', 'or', 'not', 'near'] as const
const fields = 'sentiment:negative'

/** How to write a query; each example can be tried. */
export function QueryHelp({ onPick }: { readonly onPick: (query: string) => void }) {
  const { t } = useLanguage()
  return (
    <div className="panel-body" style={{ borderTop: '1px solid var(--line)' }}>
      <h2 style={{ marginBottom: 8 }}>{t('search.help')}</h2>
      <dl className="facts">
        {examples.map((name) => (
          <Example key={name} query={t(`search.example.${name}`)} meaning={t(`search.help.${name}`)} onPick={onPick} />
        ))}
        <Example query={fields} meaning={t('search.help.field')} onPick={onPick} />
      </dl>
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
