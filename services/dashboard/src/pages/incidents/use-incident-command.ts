import type { Incident, IncidentState, Level } from '@groundswell/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { ApiProblem } from '../../api/problem.ts'
import { request } from '../../api/request.ts'
import { useProblemText } from '../../parts/problem-note.tsx'

export interface IncidentCommands {
  readonly acknowledge: () => Promise<void>
  readonly setLevel: (level: Level, reason: string) => Promise<void>
  readonly setState: (state: IncidentState, reason: string) => Promise<void>
  readonly meet: (clockId: string) => Promise<void>
  readonly note: (text: string) => Promise<void>
  /** Shows a refusal where there is no form to show it in. */
  readonly tell: (error: unknown) => void
}

/** The workflow's commands. A stale one (409) brings in how it stands now before it is told. */
export function useIncidentCommand(incident: Incident): IncidentCommands {
  const client = useQueryClient()
  const { notification } = App.useApp()
  const problemText = useProblemText()
  const path = `/incidents/${encodeURIComponent(incident.id)}`
  const renew = async () => {
    await Promise.all(
      ['incident', 'incidents', 'events', 'event', 'alerts'].map((key) =>
        client.invalidateQueries({ queryKey: [key] }),
      ),
    )
  }
  const send = async (part: string, body: unknown, options: { version?: number; idempotencyKey?: string } = {}) => {
    try {
      const after = await request<Incident>(`${path}/${part}`, { method: 'POST', body, ...options })
      client.setQueryData(['incident', incident.id], after)
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 409) await renew()
      throw error
    }
    await renew()
  }
  const { version } = incident
  return {
    acknowledge: () => send('acknowledge', {}),
    setLevel: (level, reason) => send('level', { level, reason }, { version }),
    setState: (state, reason) => send('state', { state, reason }, { version }),
    meet: (clockId) => send(`clocks/${encodeURIComponent(clockId)}/met`, {}),
    note: (text) => send('notes', { text }, { idempotencyKey: crypto.randomUUID() }),
    tell: (error) => {
      const { title, detail } = problemText(error)
      notification.error({ title, description: detail.join(' ') })
    },
  }
}
