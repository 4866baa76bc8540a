import type { Subject } from '@groundswell/contracts'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useDefaultDrill, useFacets, useSession, useSubjects } from '../../api/use-api.ts'
import { useFormat } from '../../format/use-format.ts'
import { useNow } from '../../format/use-now.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { StateLine } from '../../parts/state-line.tsx'
import { At } from '../../parts/when.tsx'
import { useParameters } from '../../url/use-parameters.ts'
import { useLanguage } from '../../words/language.tsx'
import { SubjectForm } from './subject-form.tsx'

const keepers = ['brand', 'analyst', 'admin']

/** What do we watch. `?edit=` is the subject being edited, `new` for a new one. */
export function SubjectsPage() {
  const { t } = useLanguage()
  const { get, set } = useParameters()
  const subjects = useSubjects()
  const role = useSession().data?.role
  const keeper = role !== undefined && keepers.includes(role)
  const editing = get('edit')
  const add = () => set({ edit: 'new' })
  const edited = subjects.data?.items.find((one) => one.id === editing)
  return (
    <>
      <StateLine
        place={t('nav.subjects')}
        clauses={
          subjects.data === undefined
            ? undefined
            : [{ text: t('subjects.count', { count: subjects.data.total ?? subjects.data.items.length }) }]
        }
      />
      {keeper && (
        <div className="filters">
          <Button type="primary" onClick={add}>
            {t('subjects.add')}
          </Button>
        </div>
      )}
      <div className="panel">
        <Answer query={subjects} rows={6}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('subjects.empty')} text={t('subjects.emptyText')}>
                {keeper && <Button onClick={add}>{t('subjects.add')}</Button>}
              </Empty>
            ) : (
              <SubjectTable subjects={items} onEdit={keeper ? (id) => set({ edit: id }) : undefined} />
            )
          }
        </Answer>
      </div>
      {keeper && editing !== undefined && (editing === 'new' || edited !== undefined) && (
        <SubjectForm key={editing} subject={edited} onClose={() => set({ edit: undefined })} />
      )}
    </>
  )
}

interface SubjectTableProps {
  readonly subjects: readonly Subject[]
  readonly onEdit: ((id: string) => void) | undefined
}

function SubjectTable({ subjects, onEdit }: SubjectTableProps) {
  const { t, label } = useLanguage()
  const { numbers } = useFormat()
  const drill = useDefaultDrill()
  const from = Math.floor(useNow(60_000) / 60_000) * 60_000 - 86_400_000
  const facets = useFacets({ from: new Date(from).toISOString(), drill, facets: 'subject', size: 100 })
  const countOf = (id: string) => {
    const counts = facets.data?.facets.subject
    return counts === undefined ? undefined : (counts.find((one) => one.key === id)?.count ?? 0)
  }
  return (
    <table className="table stacks">
      <thead>
        <tr>
          <th scope="col">{t('subjects.name')}</th>
          <th scope="col">{t('subjects.kind')}</th>
          <th scope="col">{t('subjects.query')}</th>
          <th scope="col" className="right">
            {t('subjects.mentions')}
          </th>
          <th scope="col">{t('subjects.updated')}</th>
          <th scope="col">
            <span className="unseen">{t('action.edit')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {subjects.map((subject) => {
          const count = countOf(subject.id)
          return (
            <tr key={subject.id}>
              <td>
                <div className="strong">{subject.name}</div>
                <div className="quiet small mono">{subject.id}</div>
              </td>
              <td className="nowrap">{label('subject', subject.kind)}</td>
              <td className="whole mono small" style={{ overflowWrap: 'anywhere' }}>
                {subject.query}
              </td>
              <td className="right num">
                <Link to={`/search?subject=${encodeURIComponent(subject.id)}&range=24h`}>
                  {count === undefined ? '–' : numbers.plain(count)}
                </Link>
              </td>
              <td className="quiet">
                <At at={subject.updatedAt} />
              </td>
              <td>
                {onEdit !== undefined && (
                  <Button size="small" onClick={() => onEdit(subject.id)}>
                    {t('action.edit')}
                  </Button>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
