import { Fragment, useEffect } from 'react'
import { Link } from 'react-router'
import { useLanguage } from '../words/language.tsx'

export interface Clause {
  readonly text: string
  readonly tone?: 'bad' | 'warn' | 'good' | undefined
  /** Every figure opens. */
  readonly to?: string | undefined
}

interface StateLineProps {
  readonly place: string
  /** Where the place is a thing with a name of its own, the name is read first. */
  readonly named?: boolean
  /** Undefined while it is not known yet. */
  readonly clauses: readonly Clause[] | undefined
}

/** The first line of every page: how things stand, in words. */
export function StateLine({ place, clauses, named = false }: StateLineProps) {
  const { language, t } = useLanguage()
  useEffect(() => {
    document.title = `${place} · ${t('product.name')}`
  }, [place, t])
  const separator = language === 'zh' ? '；' : '; '
  return (
    <header className="state">
      <span className={named ? 'state-title named' : 'state-title'}>{place}</span>
      <h1>
        {clauses === undefined ? (
          <span
            className="bone"
            role="status"
            style={{ display: 'block', width: '46%', height: 20 }}
            aria-label={t('page.loading')}
          />
        ) : (
          clauses.map((clause, index) => (
            <Fragment key={clause.text}>
              {index > 0 && <span className="sep">{separator}</span>}
              <ClauseText clause={index === 0 ? { ...clause, text: capitalised(clause.text) } : clause} />
            </Fragment>
          ))
        )}
      </h1>
    </header>
  )
}

function ClauseText({ clause }: { readonly clause: Clause }) {
  const tone = clause.tone === undefined ? undefined : `tone-${clause.tone}`
  return clause.to === undefined ? (
    <span className={tone}>{clause.text}</span>
  ) : (
    <Link to={clause.to} className={tone}>
      {clause.text}
    </Link>
  )
}

/** A clause that stands inside a sentence elsewhere begins one here. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
