import type { Subject } from '@groundswell/contracts'
import { useCallback, useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { useFormat } from '../../format/use-format.ts'
import { compareWithUsual } from '../../format/usual.ts'
import { useListKeys } from '../../mention/use-list-keys.ts'
import { LevelTag } from '../../parts/level-tag.tsx'
import { At } from '../../parts/when.tsx'
import { useLanguage } from '../../words/language.tsx'
import type { OpenEvents, SubjectStanding } from './subject-standing.ts'
import type { useStandings } from './use-standings.ts'

interface SubjectTableProps {
  readonly subjects: readonly Subject[]
  readonly standings: ReturnType<typeof useStandings>
}

const kindOrder = ['brand', 'competitor', 'policy', 'consumer']

/** Own brands first, then by name: an order that stays as it is while figures change. */
function inOrder(subjects: readonly Subject[], locale: string): readonly Subject[] {
  return subjects.toSorted(
    (a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || a.name.localeCompare(b.name, locale),
  )
}

/** One line a subject; `j`, `k` and Enter as in every list. */
export function SubjectTable({ subjects: listed, standings }: SubjectTableProps) {
  const { t, label, locale } = useLanguage()
  const subjects = useMemo(() => inOrder(listed, locale), [listed, locale])
  const navigate = useNavigate()
  const selected = useListKeys({
    count: subjects.length,
    onOpen: useCallback(
      (index: number) => {
        const subject = subjects[index]
        if (subject !== undefined) void navigate(addressOf(subject.id))
      },
      [subjects, navigate],
    ),
    onMove: useCallback((index: number) => {
      document.querySelectorAll('[data-subject]')[index]?.scrollIntoView({ block: 'nearest' })
    }, []),
  })
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
          <th scope="col" className="right">
            {t('subjects.negativeShare')}
          </th>
          <th scope="col">{t('subjects.events')}</th>
          <th scope="col">{t('subjects.updated')}</th>
        </tr>
      </thead>
      <tbody>
        {subjects.map((subject, index) => (
          <tr key={subject.id} className={index === selected ? 'selected' : ''} data-subject={subject.id}>
            <td>
              <Link to={addressOf(subject.id)} className="strong">
                {subject.name}
              </Link>
              <div className="quiet small mono">{subject.id}</div>
            </td>
            <td className="nowrap">{label('subject', subject.kind)}</td>
            <td className="whole">
              <code className="mono small clamped">{subject.query}</code>
            </td>
            <Figures id={subject.id} standing={standings.standing(subject.id)} />
            <td>
              <Open id={subject.id} events={standings.openEvents(subject.id)} />
            </td>
            <td className="quiet">
              <span className="only-narrow small narrow-label">{t('subjects.updated')}</span>
              <At at={subject.updatedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function addressOf(id: string): string {
  return `/subjects/${encodeURIComponent(id)}`
}

/** Mentions of the 24 hours with what is usual, and the share that is negative. */
function Figures({ id, standing }: { readonly id: string; readonly standing: SubjectStanding | undefined }) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  if (standing === undefined)
    return (
      <>
        <td className="right">–</td>
        <td className="right">–</td>
      </>
    )
  const { count, negative, usual } = standing
  const above = usual !== undefined && compareWithUsual(count, usual) === 'above'
  return (
    <>
      <td className="right num">
        <span className="only-narrow quiet small narrow-label">{t('subjects.mentions')}</span>
        <Link to={searchAddress(id, standing)}>{numbers.plain(count)}</Link>
        {usual !== undefined && (
          <div className={above ? 'small tone-bad' : 'small quiet'}>{t('overview.usual', { ...usual })}</div>
        )}
      </td>
      <td className="right num">
        {count === 0 ? (
          <span className="quiet">–</span>
        ) : (
          <>
            <span className="only-narrow quiet small narrow-label">{t('subjects.negativeShare')}</span>
            <Link to={searchAddress(id, standing, 'negative')}>{numbers.percent(negative / count)}</Link>
          </>
        )}
      </td>
    </>
  )
}

export function searchAddress(id: string, standing: SubjectStanding, polarity?: string): string {
  const parameters = new URLSearchParams({ subject: id, ...(polarity === undefined ? {} : { polarity }) })
  parameters.set('from', standing.from)
  return `/search?${parameters.toString()}`
}

function Open({ id, events }: { readonly id: string; readonly events: OpenEvents | undefined }) {
  const { t } = useLanguage()
  if (events === undefined) return <span className="quiet">–</span>
  if (events.worst === undefined) return <span className="quiet only-wide">{t('subjects.none')}</span>
  return (
    <Link to={`/ledger?subject=${encodeURIComponent(id)}`} className="row">
      <span className="only-narrow quiet small">{t('subjects.events')}</span>
      <span className="num">{events.count}</span>
      <LevelTag level={events.worst} />
    </Link>
  )
}
