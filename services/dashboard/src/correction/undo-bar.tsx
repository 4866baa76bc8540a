import { useEffect, useRef } from 'react'
import { isTyping } from '../frame/shortcuts.ts'
import { useLanguage } from '../words/language.tsx'
import type { Done } from './correction-provider.tsx'
import { useSaid } from './use-said.ts'

interface UndoBarProps {
  readonly done: Done | undefined
  readonly onUndo: () => void
  readonly onGone: () => void
}

const shownFor = 10_000

/** What was just done, and the way back: it brings the labels back and keeps the history, which only erasing takes away. */
export function UndoBar({ done, onUndo, onGone }: UndoBarProps) {
  const { t } = useLanguage()
  const said = useSaid()
  const gone = useRef(onGone)
  useEffect(() => {
    gone.current = onGone
  })
  useEffect(() => {
    if (done === undefined) return
    const timer = window.setTimeout(() => gone.current(), shownFor)
    return () => window.clearTimeout(timer)
  }, [done])
  const undoable = done?.act === 'corrected'
  useEffect(() => {
    if (!undoable) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'u' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      onUndo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [undoable, onUndo])
  return (
    <div role="status" className="undo-place">
      {done !== undefined && (
        <div className="undo-bar">
          <span>
            {done.act === 'corrected' ? t('correction.done', { what: said(done.change) }) : t(`correction.${done.act}`)}
          </span>
          {undoable && (
            <button type="button" className="plain strong" title={t('correction.undoWhat')} onClick={onUndo}>
              {t('correction.undo')} <kbd aria-hidden>u</kbd>
            </button>
          )}
        </div>
      )}
    </div>
  )
}
