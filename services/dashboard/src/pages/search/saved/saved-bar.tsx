import { FolderOpenOutlined, SaveOutlined } from '@ant-design/icons'
import type { ShownSavedSearch } from '@groundswell/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { Drill } from '../../../api/answers.ts'
import { ApiProblem } from '../../../api/problem.ts'
import { keepSearch, useSavedSearch } from '../../../api/search-api.ts'
import { useSession } from '../../../api/use-api.ts'
import { useProblemText } from '../../../parts/problem-note.tsx'
import { savedOf } from '../../../url/saved-state.ts'
import type { SearchState } from '../../../url/search-state.ts'
import { useLanguage } from '../../../words/language.tsx'
import { SavedList } from './saved-list.tsx'
import { SaveForm } from './save-form.tsx'

interface SavedBarProps {
  readonly state: SearchState
  readonly drill: Drill
  readonly onChange: (next: SearchState) => void
}

/** Which saved search this is, whether it was changed since, and the ways to keep it. */
export function SavedBar({ state, drill, onChange }: SavedBarProps) {
  const { t } = useLanguage()
  const session = useSession().data
  const opened = useSavedSearch(state.saved)
  const [shown, setShown] = useState<'list' | 'form'>()
  const what = savedOf(state, drill)
  const search = opened.isError ? undefined : opened.data
  const changed = search !== undefined && !isSame(what, search)
  const owned = search !== undefined && (session?.role === 'admin' || session?.name === search.owner)
  const close = () => setShown(undefined)
  return (
    <>
      <span className="row wrap no-print saved-bar">
        {search !== undefined && (
          <span className="row">
            <span className="strong ellipsis">{search.name}</span>
            {changed && <span className="quiet">· {t('saved.changed')}</span>}
            {changed && owned && <Update what={what} search={search} />}
          </span>
        )}
        {opened.error instanceof ApiProblem && opened.error.status === 404 && (
          <span className="tone-warn">{t('saved.missing')}</span>
        )}
        <Button icon={<SaveOutlined />} onClick={() => setShown('form')}>
          {t(search === undefined ? 'saved.save' : 'saved.saveAs')}
        </Button>
        <Button icon={<FolderOpenOutlined />} onClick={() => setShown('list')}>
          {t('saved.list')}
        </Button>
      </span>
      {shown === 'list' && <SavedList onClose={close} />}
      {shown === 'form' && (
        <SaveForm
          what={what}
          before={undefined}
          onKept={(kept) => {
            close()
            onChange({ ...state, saved: kept.id })
          }}
          onClose={close}
        />
      )}
    </>
  )
}

type What = ReturnType<typeof savedOf>

function Update({ what, search }: { readonly what: What; readonly search: ShownSavedSearch }) {
  const { t } = useLanguage()
  const { message, notification } = App.useApp()
  const problemText = useProblemText()
  const client = useQueryClient()
  const update = async () => {
    const { name, shared, alertOnNew, channels } = search
    try {
      await keepSearch({ ...what, name, shared, alertOnNew, channels }, search, crypto.randomUUID())
      void message.success(t('saved.kept'))
    } catch (error) {
      const { title, detail } = problemText(error)
      notification.error({ title, description: detail.join(' ') })
    } finally {
      await client.invalidateQueries({ queryKey: ['saved-searches'] })
    }
  }
  return (
    <Button size="small" onClick={() => void update()}>
      {t('saved.update')}
    </Button>
  )
}

function isSame(what: What, search: ShownSavedSearch): boolean {
  const instant = (end: string | null) => (end === null || end.startsWith('P') ? end : Date.parse(end))
  return (
    what.query === search.query &&
    what.sort === search.sort &&
    what.drill === search.drill &&
    what.group === search.group &&
    instant(what.from) === instant(search.from) &&
    instant(what.to) === instant(search.to)
  )
}
