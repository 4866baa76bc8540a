import type { Subject } from '@groundswell/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { ApiProblem } from '../../api/problem.ts'
import { request } from '../../api/request.ts'
import { useParameters } from '../../url/use-parameters.ts'
import { useLanguage } from '../../words/language.tsx'
import type { MissingField } from './subject-fields.tsx'
import { addressOf } from './subject-table.tsx'
import type { Draft } from './draft.ts'

const idForm = /^[a-z0-9][a-z0-9._-]{0,99}$/

/** Keeps a draft. `stale`: somebody else saved first, and their version is what is shown as the present one now. */
export function useSaveSubject(subject: Subject | undefined) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const { set } = useParameters()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [error, setError] = useState<unknown>()
  const [missing, setMissing] = useState<readonly MissingField[]>([])
  const [saving, setSaving] = useState(false)
  const key = useRef(crypto.randomUUID())

  const send = async (draft: Draft): Promise<void> => {
    const { id, ...rest } = draft
    if (subject === undefined) {
      await request('/subjects', { method: 'POST', body: draft, idempotencyKey: key.current })
      await client.invalidateQueries({ queryKey: ['subjects'] })
      void navigate(`${addressOf(id)}?retro=offered`, { replace: true })
      return
    }
    const path = `/subjects/${encodeURIComponent(id)}`
    const kept = await request<Subject>(path, { method: 'PUT', body: rest, version: subject.version })
    client.setQueryData(['subjects', id], kept)
    await client.invalidateQueries({ queryKey: ['subjects'] })
    await client.invalidateQueries({ queryKey: ['preview'] })
    if (kept.query !== subject.query) set({ query: undefined, retro: 'offered' })
  }

  return {
    saving,
    error,
    missing,
    stale: subject !== undefined && error instanceof ApiProblem && error.status === 409,
    save: async (draft: Draft) => {
      const lacking = missingOf(draft)
      setMissing(lacking)
      setError(undefined)
      if (lacking.length > 0) return
      setSaving(true)
      try {
        await send(draft)
        void message.success(t('subjects.saved'))
      } catch (caught) {
        setError(caught)
        key.current = crypto.randomUUID()
        if (caught instanceof ApiProblem && caught.status === 409)
          await client.invalidateQueries({ queryKey: ['subjects'] })
      } finally {
        setSaving(false)
      }
    },
  }
}

function missingOf(draft: Draft): MissingField[] {
  return [
    ...(draft.name.trim() === '' ? (['name'] as const) : []),
    ...(idForm.test(draft.id) ? [] : (['id'] as const)),
    ...(draft.query.trim() === '' ? (['query'] as const) : []),
  ]
}
