import type { ShownSavedSearch } from '@groundswell/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Drawer, Popconfirm, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Page } from '../../../api/answers.ts'
import { dropSearch, useSavedSearches } from '../../../api/search-api.ts'
import { useSession } from '../../../api/use-api.ts'
import { useFormat } from '../../../format/use-format.ts'
import { Answer } from '../../../parts/answer.tsx'
import { Empty } from '../../../parts/empty.tsx'
import { useProblemText } from '../../../parts/problem-note.tsx'
import { stateOf } from '../../../url/saved-state.ts'
import { writeSearch } from '../../../url/search-state.ts'
import { useLanguage } from '../../../words/language.tsx'
import { FeedForm } from './feed-form.tsx'
import { SaveForm } from './save-form.tsx'
import { useSavedPeriod } from './saved-what.tsx'

type Whose = 'mine' | 'shared'

/** Saved searches, one's own and those others share. */
export function SavedList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const [whose, setWhose] = useState<Whose>('mine')
  const [edited, setEdited] = useState<ShownSavedSearch>()
  const [fed, setFed] = useState<ShownSavedSearch>()
  const searches = useSavedSearches(whose, true)
  return (
    <Drawer open onClose={onClose} title={t('saved.list')} size="min(560px, 100vw)" aria-label={t('saved.list')}>
      <Segmented<Whose>
        block
        aria-label={t('saved.list')}
        value={whose}
        onChange={setWhose}
        options={(['mine', 'shared'] as const).map((value) => ({ value, label: t(`saved.${value}`) }))}
      />
      <Answer<Page<ShownSavedSearch>> query={searches}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t(whose === 'mine' ? 'saved.empty' : 'saved.emptyShared')} text={t('saved.emptyText')} />
          ) : (
            <ul className="saved-searches">
              {items.map((search) => (
                <SavedRow
                  key={search.id}
                  search={search}
                  onOpen={onClose}
                  onEdit={() => setEdited(search)}
                  onFeed={() => setFed(search)}
                />
              ))}
            </ul>
          )
        }
      </Answer>
      {edited !== undefined && (
        <SaveForm
          what={edited}
          before={edited}
          onKept={() => setEdited(undefined)}
          onClose={() => setEdited(undefined)}
        />
      )}
      {fed !== undefined && <FeedForm search={fed} onClose={() => setFed(undefined)} />}
    </Drawer>
  )
}

interface SavedRowProps {
  readonly search: ShownSavedSearch
  readonly onOpen: () => void
  readonly onEdit: () => void
  readonly onFeed: () => void
}

function SavedRow({ search, onOpen, onEdit, onFeed }: SavedRowProps) {
  const { t } = useLanguage()
  const session = useSession().data
  const owned = session?.role === 'admin' || session?.name === search.owner
  return (
    <li>
      <Link className="strong" to={`/search?${addressOf(search)}`} onClick={onOpen}>
        {search.name}
      </Link>
      <div className="mono small second" style={{ overflowWrap: 'anywhere' }}>
        {search.query === '' ? t('saved.everything') : search.query}
      </div>
      <div className="row wrap quiet small">
        <Facts search={search} />
        {owned && (
          <span className="row push">
            {session.role !== 'subscriber' && (
              <Button size="small" onClick={onFeed}>
                {t('feed.open')}
              </Button>
            )}
            <Button size="small" onClick={onEdit}>
              {t('action.edit')}
            </Button>
            <Drop search={search} />
          </span>
        )}
      </div>
    </li>
  )
}

function Facts({ search }: { readonly search: ShownSavedSearch }) {
  const { t } = useLanguage()
  const { moments } = useFormat()
  const { from, to, shared, alertOnNew, owner, foundCount, lastFoundAt } = search
  const period = useSavedPeriod()
  return (
    <>
      <span>{period(from, to)}</span>
      {shared && <span className="tag">{t('saved.share')}</span>}
      {alertOnNew && <span className="tag signal">{t('saved.alerting')}</span>}
      {alertOnNew && <span>{t('saved.found', { count: foundCount })}</span>}
      {lastFoundAt !== null && <span>{t('saved.lastFound', { at: moments.short(lastFoundAt) })}</span>}
      <span>{t('saved.by', { owner })}</span>
    </>
  )
}

function Drop({ search }: { readonly search: ShownSavedSearch }) {
  const { t } = useLanguage()
  const { message, notification } = App.useApp()
  const problemText = useProblemText()
  const client = useQueryClient()
  const drop = async () => {
    try {
      await dropSearch(search)
      void message.success(t('saved.gone'))
    } catch (error) {
      const { title, detail } = problemText(error)
      notification.error({ title, description: detail.join(' ') })
    } finally {
      await client.invalidateQueries({ queryKey: ['saved-searches'] })
    }
  }
  return (
    <Popconfirm
      title={t('saved.deleteAsk', { name: search.name })}
      okText={t('action.delete')}
      okButtonProps={{ danger: true }}
      onConfirm={() => void drop()}
    >
      <Button size="small" type="text" danger>
        {t('action.delete')}
      </Button>
    </Popconfirm>
  )
}

function addressOf(search: ShownSavedSearch): string {
  return writeSearch({ ...stateOf(search, Date.now()), saved: search.id }).toString()
}
