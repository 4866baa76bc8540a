import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useSearchParams } from 'react-router'
import { ApiProblem } from '../../../api/problem.ts'
import { savedSearchQuery } from '../../../api/search-api.ts'
import { Bones } from '../../../parts/bones.tsx'
import { Empty } from '../../../parts/empty.tsx'
import { ProblemNote } from '../../../parts/problem-note.tsx'
import { StateLine } from '../../../parts/state-line.tsx'
import { openedAddress } from '../../../url/saved-state.ts'
import { useLanguage } from '../../../words/language.tsx'

/** An address that names a saved search alone: nothing is asked for before it is known what it asks for. */
export function OpenSaved({ id }: { readonly id: string }) {
  const { t } = useLanguage()
  const [parameters] = useSearchParams()
  // As it is kept now: it may have been changed since it was last read here.
  const search = useQuery({ ...savedSearchQuery(id), refetchOnMount: 'always' })
  const { data, error, refetch } = search
  if (data !== undefined && error === null && search.isFetchedAfterMount)
    return <Navigate replace to={`/search?${openedAddress(data, parameters, Date.now())}`} />
  if (error === null)
    return (
      <>
        <StateLine place={t('nav.search')} clauses={undefined} />
        <Bones rows={10} />
      </>
    )
  const missing = error instanceof ApiProblem && error.status === 404
  return (
    <>
      <StateLine
        place={t('nav.search')}
        clauses={[{ text: t(missing ? 'saved.missing' : 'search.failed'), tone: 'warn' }]}
      />
      {missing ? (
        <Empty title={t('saved.missingText')}>
          <Link to="/search">{t('saved.anew')}</Link>
        </Empty>
      ) : (
        <ProblemNote error={error} onRetry={() => void refetch()} />
      )}
    </>
  )
}
