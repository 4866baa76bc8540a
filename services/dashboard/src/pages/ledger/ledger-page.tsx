import type { AlertChange, GradedAlert } from '@groundswell/contracts'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Parameters } from '../../api/request.ts'
import { useAlertPages, useAlerts, useEvents, useSubjects } from '../../api/use-api.ts'
import { useFormat } from '../../format/use-format.ts'
import { useNow } from '../../format/use-now.ts'
import { Bones } from '../../parts/bones.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Pick } from '../../parts/pick.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { StateLine } from '../../parts/state-line.tsx'
import { useParameters } from '../../url/use-parameters.ts'
import { useLanguage } from '../../words/language.tsx'
import { Chip } from '../search/condition-filters.tsx'
import { ExportLedger } from './export-ledger.tsx'
import { LedgerTable } from './ledger-table.tsx'

const changes: readonly AlertChange[] = ['opened', 'raised', 'lowered', 'approaching', 'closed']
const filterNames = ['level', 'change', 'subject', 'event', 'drill', 'from', 'to'] as const

/** Everything that was ever graded; only ever added to. */
export function LedgerPage() {
  const { t } = useLanguage()
  const { get, set } = useParameters()
  const filters = Object.fromEntries(filterNames.map((name) => [name, get(name)]))
  const pages = useAlertPages({ ...filters, size: 50 })
  const alerts = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data])
  const filtered = filterNames.some((name) => filters[name] !== undefined)
  const clear = () => set(Object.fromEntries(filterNames.map((name) => [name, undefined])))
  return (
    <>
      {filtered ? <FilteredState total={pages.data?.pages[0]?.total} /> : <LedgerState />}
      <LedgerFilters alerts={alerts} filters={filters} onClear={filtered ? clear : undefined} />
      {pages.error !== null && <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />}
      <div className="panel">
        {pages.data === undefined ? (
          pages.error === null && <Bones rows={10} />
        ) : alerts.length === 0 ? (
          <NoLines onClear={filtered ? clear : undefined} />
        ) : (
          <LedgerTable
            alerts={alerts}
            openId={get('open')}
            onToggle={(id) => set({ open: id === get('open') ? undefined : id })}
          />
        )}
      </div>
      {pages.hasNextPage && (
        <div style={{ textAlign: 'center', marginTop: 12 }}>
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('action.older')}
          </Button>
        </div>
      )}
    </>
  )
}

function NoLines({ onClear }: { readonly onClear: (() => void) | undefined }) {
  const { t } = useLanguage()
  if (onClear === undefined) return <Empty title={t('ledger.empty')} text={t('ledger.emptyText')} />
  return (
    <Empty title={t('ledger.noMatch')}>
      <Button onClick={onClear}>{t('action.clearFilters')}</Button>
    </Empty>
  )
}

/** The first line speaks of what stands below it. */
function FilteredState({ total }: { readonly total: number | undefined }) {
  const { t } = useLanguage()
  const clauses =
    total === undefined
      ? undefined
      : [{ text: t('ledger.filtered', { count: total }) }, { text: t('ledger.whole'), to: '/ledger' }]
  return <StateLine place={t('nav.ledger')} clauses={clauses} />
}

function LedgerState() {
  const { t } = useLanguage()
  const since = Math.floor(useNow(60_000) / 3_600_000) * 3_600_000 - 24 * 3_600_000
  const all = useAlerts({ size: 1 })
  const recent = useAlerts({ size: 1, from: new Date(since).toISOString() })
  const open = useEvents({ open: true, size: 100 })
  if (all.data === undefined || recent.data === undefined || open.data === undefined) {
    return <StateLine place={t('nav.ledger')} clauses={undefined} />
  }
  return (
    <StateLine
      place={t('nav.ledger')}
      clauses={[
        { text: t('ledger.total', { count: all.data.total ?? all.data.items.length }), to: '/ledger' },
        { text: t('ledger.today', { count: recent.data.total ?? recent.data.items.length }) },
        { text: t('ledger.open', { count: open.data.total ?? open.data.items.length }), to: '/' },
      ]}
    />
  )
}

interface LedgerFiltersProps {
  readonly alerts: readonly GradedAlert[]
  readonly filters: Parameters
  readonly onClear: (() => void) | undefined
}

function LedgerFilters({ alerts, filters, onClear }: LedgerFiltersProps) {
  const { t, label } = useLanguage()
  const { get, set } = useParameters()
  const { moments } = useFormat()
  const subjects = useSubjects()
  const event = get('event')
  const change = get('change')
  const several = change?.includes(',') === true
  const [from, to] = [get('from'), get('to')]
  const title = alerts.find((alert) => alert.eventId === event)?.story.title ?? event ?? ''
  return (
    <div className="filters">
      <Pick
        label={t('filter.level')}
        value={get('level')}
        options={(['1', '2', '3'] as const).map((value) => ({ value, label: t(`level.${value}`) }))}
        onChange={(value) => set({ level: value })}
      />
      <Pick
        label={t('filter.change')}
        value={change}
        options={[
          ...changes.map((value: string) => ({ value, label: label('change', value) })),
          // Several come by an address, as from the marks of the trends.
          ...(several
            ? [
                {
                  value: change,
                  label: change
                    .split(',')
                    .map((one) => label('change', one))
                    .join(' · '),
                },
              ]
            : []),
        ]}
        onChange={(value) => set({ change: value })}
        width={several ? 230 : 132}
      />
      <Pick
        label={t('filter.subject')}
        value={get('subject')}
        options={(subjects.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => set({ subject: value })}
        width={160}
      />
      <Pick
        label={t('filter.drill')}
        value={get('drill')}
        options={(['exclude', 'only'] as const).map((value) => ({ value, label: t(`filter.drill.${value}`) }))}
        onChange={(value) => set({ drill: value })}
        width={136}
      />
      {(from !== undefined || to !== undefined) && (
        <Chip
          value={t('ledger.between', {
            from: from === undefined ? '…' : moments.short(from),
            to: to === undefined ? '…' : moments.short(to),
          })}
          onRemove={() => set({ from: undefined, to: undefined })}
        />
      )}
      {event !== undefined && <Chip value={title} onRemove={() => set({ event: undefined })} />}
      {onClear !== undefined && (
        <Button type="link" onClick={onClear}>
          {t('action.clearFilters')}
        </Button>
      )}
      <ExportLedger filters={filters} />
    </div>
  )
}
