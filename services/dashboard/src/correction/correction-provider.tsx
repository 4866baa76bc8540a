import type { Correction, Role } from '@groundswell/contracts'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { FoundMention, Page } from '../api/answers.ts'
import { request } from '../api/request.ts'
import { serverClock } from '../api/server-clock.ts'
import { useSession } from '../api/use-api.ts'
import { useProblemText } from '../parts/problem-note.tsx'
import { useLanguage } from '../words/language.tsx'
import { replaceMention } from './cached-mentions.ts'
import { LabelPicker, type PickedLabel } from './label-picker.tsx'
import { afterChange, undoOf, withLabels, type CorrectionChange } from './correction-change.ts'
import { UndoBar } from './undo-bar.tsx'

/** What was done last, and how to take it back where it can be. */
export type Done =
  | {
      readonly act: 'corrected'
      readonly mention: FoundMention
      readonly change: CorrectionChange
      readonly undo: CorrectionChange
    }
  | { readonly act: 'undone' | 'erased' }

interface Corrections {
  /** Whether the role of who is signed in may. */
  readonly may: boolean
  readonly correct: (mention: FoundMention, change: CorrectionChange) => void
  readonly pick: (mention: FoundMention, picked: PickedLabel) => void
  /** For good, with its history; throws what the request threw. */
  readonly erase: (mention: FoundMention, correction: Correction) => Promise<void>
}

const Context = createContext<Corrections | undefined>(undefined)

export function mayCorrect(role: Role | undefined): boolean {
  return role === 'analyst' || role === 'brand' || role === 'admin'
}

/** Corrections from anywhere: shown at once, taken back where they fail, undone by a key. */
export function CorrectionProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient()
  const session = useSession().data
  const { notification } = App.useApp()
  const problemText = useProblemText()
  const { t } = useLanguage()
  const [done, setDone] = useState<Done>()
  const [picking, setPicking] = useState<{ readonly mention: FoundMention; readonly picked: PickedLabel }>()
  const queue = useRef(Promise.resolve())
  const may = mayCorrect(session?.role)
  const by = session?.name ?? ''
  const tell = useRef<(error: unknown) => void>(undefined)
  useEffect(() => {
    tell.current = (error) => {
      const { title, detail } = problemText(error)
      notification.error({ title: t('correction.failed'), description: [title, ...detail].join(' ') })
    }
  })

  const apply = useCallback(
    (mention: FoundMention, change: CorrectionChange, undo: CorrectionChange | undefined) => {
      const at = new Date(serverClock.now()).toISOString()
      let before = mention.corrections
      replaceMention(client, mention.id, (one) => {
        before = one.corrections
        return { ...one, corrections: afterChange(one, change, by, at) }
      })
      setDone(undo === undefined ? { act: 'undone' } : { act: 'corrected', mention, change, undo })
      const idempotencyKey = crypto.randomUUID()
      // One after the other: what was pressed last counts.
      queue.current = queue.current.then(async () => {
        try {
          const kept = await send(mention, change, idempotencyKey)
          replaceMention(client, mention.id, (one) => ({
            ...one,
            corrections: withLabels(one.corrections ?? [], kept.subjectId, kept.labels),
          }))
          await client.invalidateQueries({ queryKey: ['mention', 'corrections', mention.id] })
        } catch (error) {
          replaceMention(client, mention.id, (one) => ({ ...one, corrections: before ?? [] }))
          setDone(undefined)
          tell.current?.(error)
          await client.invalidateQueries({ queryKey: ['mention', mention.id] })
        }
      })
    },
    [client, by],
  )
  const correct = useCallback(
    (mention: FoundMention, change: CorrectionChange) => {
      if (may) apply(mention, change, undoOf(mention, change))
    },
    [apply, may],
  )
  const undo = useCallback(() => {
    if (done?.act === 'corrected') apply(done.mention, done.undo, undefined)
  }, [apply, done])
  const erase = useCallback(
    (mention: FoundMention, correction: Correction) => {
      // After what is still being sent, which would begin it anew.
      const erased = queue.current.then(async () => {
        await request(`/corrections/${encodeURIComponent(correction.id)}`, { method: 'DELETE' })
        forget(client, mention, correction)
        setDone({ act: 'erased' })
      })
      // Whoever asked says what went wrong; what comes next is sent all the same.
      queue.current = erased.catch(() => undefined)
      return erased
    },
    [client],
  )
  const value = useMemo(
    () => ({
      may,
      correct,
      erase,
      pick: (mention: FoundMention, picked: PickedLabel) => may && setPicking({ mention, picked }),
    }),
    [may, correct, erase],
  )
  return (
    <Context value={value}>
      {children}
      {picking !== undefined && (
        <LabelPicker
          {...picking}
          onClose={() => setPicking(undefined)}
          onPick={(change) => {
            setPicking(undefined)
            correct(picking.mention, change)
          }}
        />
      )}
      <UndoBar done={done} onUndo={undo} onGone={() => setDone(undefined)} />
    </Context>
  )
}

export function useCorrections(): Corrections {
  const value = useContext(Context)
  if (value === undefined) throw new Error('useCorrections is used inside CorrectionProvider')
  return value
}

function send(mention: FoundMention, change: CorrectionChange, idempotencyKey: string): Promise<Correction> {
  const path = `/mentions/${encodeURIComponent(mention.id)}/corrections`
  return request<Correction>(path, { method: 'POST', body: { version: mention.version, ...change }, idempotencyKey })
}

/** Lists lag behind what was erased, so what is shown of it goes at once. */
function forget(client: QueryClient, mention: FoundMention, erased: Correction): void {
  client.setQueryData<Page<Correction>>(
    ['mention', 'corrections', mention.id],
    (history) => history && { ...history, items: history.items.filter(({ id }) => id !== erased.id) },
  )
  if (mention.title !== erased.title || mention.text !== erased.text) return
  replaceMention(client, mention.id, (one) => ({
    ...one,
    corrections: withLabels(one.corrections ?? [], erased.subjectId, {}),
  }))
}
