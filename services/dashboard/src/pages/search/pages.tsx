import { Button } from 'antd'
import { useLocation, useNavigate } from 'react-router'
import { writeSearch, type SearchState } from '../../url/search-state.ts'
import { useLanguage } from '../../words/language.tsx'
import { cursorsOf, earlierPages } from './earlier-pages.ts'

interface PagesProps {
  readonly state: SearchState
  /** Rows of this page, and of a full one. */
  readonly shown: number
  readonly size: number
  readonly total: number | undefined
  readonly next: string | null
}

/** Where in what was found this page stands, and the ways to the others. */
export function Pages({ state, shown, size, total, next }: PagesProps) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const location = useLocation()
  const { cursor, page, ...first } = state
  const before = cursorsOf(location.state)
  const earlier = earlierPages(state, before)
  const go = (to: SearchState, cursors: readonly string[]) => {
    void navigate(
      { pathname: '/search', search: writeSearch(to).toString() },
      { state: { cursors }, preventScrollReset: true },
    )
  }
  const from = cursor === undefined ? 1 : page === undefined ? undefined : (page - 1) * size + 1
  if (cursor === undefined && next === null) return null
  return (
    <nav className="row wrap" style={{ justifyContent: 'center' }} aria-label={t('search.pages')}>
      {from !== undefined && total !== undefined && (
        <span className="quiet num" role="status">
          {t('search.pageOf', { from, to: from + shown - 1, total })}
        </span>
      )}
      {cursor !== undefined && <Button onClick={() => go(first, [])}>{t('search.first')}</Button>}
      {earlier !== undefined && (
        <Button onClick={() => go(earlier.state, earlier.cursors)}>{t('search.previous')}</Button>
      )}
      {next !== null && (
        <Button
          onClick={() => {
            const known = cursor === undefined || page !== undefined
            const to = { ...first, cursor: next, ...(known ? { page: (page ?? 1) + 1 } : {}) }
            go(to, cursor === undefined ? [] : [...before, cursor])
          }}
        >
          {t('search.next')}
        </Button>
      )}
    </nav>
  )
}
