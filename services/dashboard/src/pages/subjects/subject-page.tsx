import { useQuery } from '@tanstack/react-query'
import type { Subject } from '@groundswell/contracts'
import { Link, useParams } from 'react-router'
import { ApiProblem } from '../../api/problem.ts'
import { request } from '../../api/request.ts'
import { useFormat } from '../../format/use-format.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { StateLine, type Clause } from '../../parts/state-line.tsx'
import { compareWithUsual } from '../../format/usual.ts'
import { useLanguage } from '../../words/language.tsx'
import { RecentMatches } from './recent-matches.tsx'
import { RetroMatch } from './retro-match.tsx'
import { SubjectClassifier } from './subject-classifier.tsx'
import { SubjectEditor } from './subject-editor.tsx'
import { searchAddress } from './subject-table.tsx'
import { useKeeper } from './use-keeper.ts'
import { useStandings } from './use-standings.ts'

/** One subject: what is watched and what that matches. The address holds the query being written (`query`). */
export function SubjectPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const subject = useQuery({
    queryKey: ['subjects', id],
    queryFn: ({ signal }) => request<Subject>(`/subjects/${encodeURIComponent(id)}`, { signal }),
  })
  const gone = subject.error instanceof ApiProblem && subject.error.status === 404
  return (
    <>
      <SubjectState id={id} name={subject.data?.name} gone={gone} />
      {gone ? (
        <div className="panel">
          <Empty title={t('subject.gone')} text={t('subject.goneText')}>
            <Link to="/subjects">{t('subject.all')}</Link>
          </Empty>
        </div>
      ) : (
        <Answer query={subject} rows={10}>
          {(found) => (
            <div className="subject-layout">
              <SubjectEditor key={found.id} subject={found} />
              <RetroMatch id={found.id} />
              <SubjectClassifier id={found.id} />
              <RecentMatches id={found.id} />
            </div>
          )}
        </Answer>
      )}
    </>
  )
}

/** A subject that is not there yet. */
export function NewSubjectPage() {
  const { t } = useLanguage()
  const keeper = useKeeper()
  return (
    <>
      <StateLine place={t('subject.new')} named clauses={[{ text: t(keeper ? 'subject.newState' : 'problem.403') }]} />
      {keeper ? (
        <div className="subject-layout">
          <SubjectEditor subject={undefined} />
        </div>
      ) : (
        <div className="panel">
          <Empty title={t('problem.403')} text={t('subject.keepers')}>
            <Link to="/subjects">{t('subject.all')}</Link>
          </Empty>
        </div>
      )}
    </>
  )
}

interface SubjectStateProps {
  readonly id: string
  readonly name: string | undefined
  readonly gone: boolean
}

function SubjectState({ id, name, gone }: SubjectStateProps) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const { standing, openEvents } = useStandings()
  const clauses = (): readonly Clause[] | undefined => {
    if (gone) return [{ text: t('subject.gone') }]
    const day = standing(id)
    const events = openEvents(id)
    if (name === undefined || day === undefined || events === undefined) return undefined
    const { count, negative, usual } = day
    const above = usual !== undefined && compareWithUsual(count, usual) === 'above'
    return [
      events.count === 0
        ? { text: t('subjects.noOpenEvents') }
        : { text: t('subjects.openEvents', { count: events.count }), tone: 'bad', to: `/ledger?subject=${id}` },
      { text: t('subject.day', { count }), tone: above ? 'warn' : undefined, to: searchAddress(id, day) },
      { text: usual === undefined ? t('overview.usualNone') : t('overview.usual', { ...usual }) },
      ...(count === 0
        ? []
        : [
            {
              text: t('subject.negative', { share: numbers.percent(negative / count) }),
              to: searchAddress(id, day, 'negative'),
            },
          ]),
    ]
  }
  return <StateLine place={name ?? id} named clauses={clauses()} />
}
