import { useEffect, useState } from 'react'
import { dialogIsOpen, isTyping } from '../frame/shortcuts.ts'

interface ListKeys {
  readonly count: number
  readonly onOpen: (index: number) => void
  readonly onMove: (index: number) => void
  /** Keys of the page itself, as `n` and `f`. */
  readonly others?: Readonly<Record<string, () => void>>
}

/** `j` and `k` through a list, Enter opens. Gives the selected index, -1 before the first key. */
export function useListKeys({ count, onOpen, onMove, others }: ListKeys): number {
  const [selected, setSelected] = useState(-1)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialogIsOpen()) return
      const other = others?.[event.key]
      if (other !== undefined) {
        other()
        return
      }
      if (event.key === 'Enter' && selected >= 0 && event.target === document.body) onOpen(selected)
      if (event.key !== 'j' && event.key !== 'k') return
      const next = Math.min(count - 1, Math.max(0, selected + (event.key === 'j' ? 1 : -1)))
      if (next < 0) return
      // Enter means the row that is selected, not one that the focus was left on.
      if (document.activeElement instanceof HTMLElement && document.activeElement.closest('[data-mention]') !== null)
        document.activeElement.blur()
      setSelected(next)
      onMove(next)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [count, onOpen, onMove, others, selected])
  return Math.min(selected, count - 1)
}
