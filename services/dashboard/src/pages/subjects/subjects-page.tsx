import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { useSubjects } from '../../api/use-api.ts'
import { Answer } from '../../parts/answer.tsx'
import { StateLine, type Clause } from '../../parts/state-line.tsx'
import { useLanguage } from '../../words/language.tsx'
import { compareWithUsual } from '../../format/usual.ts'
import { FirstSubject } from './first-subject.tsx'
import { SubjectTable } from './subject-table.tsx'
import { useKeeper } from './use-keeper.ts'
import { useStandings } from './use-standings.ts'

/** What do we watch, and how does each stand. */
export function SubjectsPage() {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const subjects = useSubjects()
  const keeper = useKeeper()
  const standings = useStandings()
  const add = () => void navigate('/subjects/new')
  const items = subjects.data?.items
  const clauses = (): readonly Clause[] | undefined => {
    if (items === undefined) return undefined
    const unusual = items.filter(({ id }) => {
      const standing = standings.standing(id)
      return standing?.usual !== undefined && compareWithUsual(standing.count, standing.usual) === 'above'
    })
    const open = items.reduce((sum, { id }) => sum + (standings.openEvents(id)?.count ?? 0), 0)
    return [
      { text: t('subjects.count', { count: subjects.data?.total ?? items.length }) },
      ...unusual.slice(0, 3).map(({ id, name }) => ({
        text: t('subjects.unusual', { name }),
        tone: 'warn' as const,
        to: `/subjects/${encodeURIComponent(id)}`,
      })),
      ...(items.length === 0
        ? []
        : [
            open === 0
              ? { text: t('subjects.noOpenEvents') }
              : { text: t('subjects.openEvents', { count: open }), tone: 'warn' as const, to: '/' },
          ]),
    ]
  }
  return (
    <>
      <StateLine place={t('nav.subjects')} clauses={clauses()} />
      {keeper && items !== undefined && items.length > 0 && (
        <div className="filters">
          <Button type="primary" onClick={add}>
            {t('subjects.add')}
          </Button>
        </div>
      )}
      <div className="panel">
        <Answer query={subjects} rows={6}>
          {(page) =>
            page.items.length === 0 ? (
              <FirstSubject onAdd={keeper ? add : undefined} />
            ) : (
              <SubjectTable subjects={page.items} standings={standings} />
            )
          }
        </Answer>
      </div>
    </>
  )
}
