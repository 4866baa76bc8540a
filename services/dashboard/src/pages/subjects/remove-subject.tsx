import type { Subject } from '@groundswell/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ApiProblem } from '../../api/problem.ts'
import { request } from '../../api/request.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useLanguage } from '../../words/language.tsx'
import { useStandings } from './use-standings.ts'

interface RemoveSubjectProps {
  readonly subject: Subject
  readonly onClose: () => void
}

/** What deleting a subject ends and what stays, said before it is done. */
export function RemoveSubject({ subject, onClose }: RemoveSubjectProps) {
  const { id, name } = subject
  const { t } = useLanguage()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { standing, openEvents } = useStandings()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const remove = async () => {
    setBusy(true)
    try {
      await request(`/subjects/${encodeURIComponent(id)}`, { method: 'DELETE', version: subject.version })
      await client.invalidateQueries({ queryKey: ['subjects'], exact: true })
      void message.success(t('subjects.deleted'))
      void navigate('/subjects')
    } catch (caught) {
      setError(caught)
      if (caught instanceof ApiProblem && caught.status === 409)
        await client.invalidateQueries({ queryKey: ['subjects'] })
    } finally {
      setBusy(false)
    }
  }
  const open = openEvents(id)?.count ?? 0
  return (
    <Modal
      open
      title={t('remove.title', { name })}
      okText={t('remove.action')}
      okButtonProps={{ danger: true }}
      confirmLoading={busy}
      onOk={() => void remove()}
      onCancel={onClose}
    >
      <ul className="consequences">
        <li>{t('remove.stops')}</li>
        <li>{t('remove.mentions', { count: standing(id)?.count ?? 0, id })}</li>
        {open > 0 && <li>{t('remove.events', { count: open })}</li>}
        <li>{t('remove.searches', { query: `subject:${id}` })}</li>
        <li>{t('remove.undo')}</li>
      </ul>
      {error !== undefined && <ProblemNote error={error} />}
    </Modal>
  )
}
