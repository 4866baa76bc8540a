import type { Subject } from '@groundswell/contracts'
import { Link } from 'react-router'
import { useFormat } from '../../format/use-format.ts'
import { useLanguage } from '../../words/language.tsx'
import type { Preview } from './preview-answer.ts'

interface PreviewFiguresProps {
  readonly query: string
  /** The subject as it stands, where the query differs from it. */
  readonly present: Subject | undefined
  readonly preview: Preview
  /** The search that shows what a query matches in the period. */
  readonly addressOf: (query: string) => string
}

/** How many, and against the query as it stands how many more and fewer; each opens its mentions. */
export function PreviewFigures({ query, present, preview, addressOf }: PreviewFiguresProps) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const { total, change } = preview
  const compared = present === undefined ? null : change
  return (
    <div className="figures">
      <Link to={addressOf(query)} className="figure on-text" data-figure="total">
        <span className="label">{t('preview.total')}</span>
        <span className="value">{numbers.plain(total)}</span>
      </Link>
      {compared !== null && present !== undefined && (
        <>
          <Link to={addressOf(present.query)} className="figure on-text" data-figure="before">
            <span className="label">{t('preview.before')}</span>
            <span className="value">{numbers.plain(compared.before)}</span>
          </Link>
          <Link to={addressOf(`(${query}) AND NOT (${present.query})`)} className="figure on-text" data-figure="added">
            <span className="label">{t('preview.added')}</span>
            <span className="value">+{numbers.plain(compared.added.count)}</span>
          </Link>
          <Link
            to={addressOf(`(${present.query}) AND NOT (${query})`)}
            className="figure on-text"
            data-figure="removed"
          >
            <span className="label">{t('preview.removed')}</span>
            <span className="value">−{numbers.plain(compared.removed.count)}</span>
          </Link>
        </>
      )}
    </div>
  )
}
