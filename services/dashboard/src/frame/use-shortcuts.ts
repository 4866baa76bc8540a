import { useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { places } from './places.tsx'
import { requestQuery } from './query-request.ts'
import { dialogIsOpen, isTyping, shortcutOf } from './shortcuts.ts'

const secondKeyWithin = 1500
const never = Number.NEGATIVE_INFINITY

/** `/`, `?`, and `g` with a letter, on every page. */
export function useShortcuts(onHelp: () => void): void {
  const navigate = useNavigate()
  const location = useLocation()
  // Times of events count from the load of the page, so that zero would be a press of its first second.
  const pressedG = useRef(never)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(
        {
          key: event.key,
          modified: event.ctrlKey || event.metaKey || event.altKey,
          typing: isTyping(event.target) || dialogIsOpen(),
          afterG: event.timeStamp - pressedG.current < secondKeyWithin,
        },
        places,
      )
      pressedG.current = shortcut.kind === 'await-place' ? event.timeStamp : never
      if (shortcut.kind === 'none' || shortcut.kind === 'await-place') return
      event.preventDefault()
      if (shortcut.kind === 'help') onHelp()
      else if (shortcut.kind === 'go' && shortcut.path !== '/search') void navigate(shortcut.path)
      else if (location.pathname === '/search') document.querySelector<HTMLElement>('[data-query]')?.focus()
      else {
        requestQuery()
        void navigate('/search')
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [navigate, location.pathname, onHelp])
}
