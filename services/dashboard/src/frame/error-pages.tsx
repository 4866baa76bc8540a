import { Button } from 'antd'
import { Link, useRouteError } from 'react-router'
import { Empty } from '../parts/empty.tsx'
import { StateLine } from '../parts/state-line.tsx'
import { useLanguage } from '../words/language.tsx'

export function NotFoundPage() {
  const { t } = useLanguage()
  return (
    <>
      <StateLine place={t('product.name')} clauses={[{ text: t('page.notFound') }]} />
      <Empty title={t('page.notFound')} text={t('page.notFoundText')}>
        <Link to="/">{t('page.toOverview')}</Link>
      </Empty>
    </>
  )
}

/** A bug in a page, or a chunk that a new version has replaced: loading again mends the second. */
export function BrokenPage() {
  const { t } = useLanguage()
  const error = useRouteError()
  return (
    <Empty title={t('page.broken')} text={t('page.brokenText')}>
      <div className="stack">
        <Button type="primary" onClick={() => location.reload()}>
          {t('page.reload')}
        </Button>
        <code className="small quiet">{error instanceof Error ? error.message : String(error)}</code>
      </div>
    </Empty>
  )
}
