import { useEffect, useRef } from 'react'
import type { FoundMention } from '../api/answers.ts'
import { isTyping, openDialogs } from '../frame/shortcuts.ts'
import { changeOfKey } from './correction-change.ts'
import { useCorrections } from './correction-provider.tsx'

/** After `g` a letter goes to a place (see frame/use-shortcuts). */
const placeWithin = 1500

/**
 * `-` `0` `+` `e` `c` `m` for one mention. `inDialog`: it is what an open panel shows; else it is selected on the page, whose
 * keys rest while a panel is open.
 */
export function useCorrectionKeys(
  mention: FoundMention | undefined,
  subjectId: string | undefined,
  inDialog = false,
): void {
  const { may, correct, pick } = useCorrections()
  const pressedG = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const afterG = event.timeStamp - pressedG.current < placeWithin
      pressedG.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
      if (mention === undefined || !may || afterG || event.repeat) return
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (openDialogs() !== (inDialog ? 1 : 0)) return
      const change = changeOfKey(event.key, mention, subjectId)
      if (change !== undefined) correct(mention, change)
      else if (event.key === 'c') pick(mention, 'category')
      else if (event.key === 'm') pick(mention, 'emotion')
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [mention, subjectId, inDialog, may, correct, pick])
}
