/** What a key press means, given whether `g` was pressed just before. Pure, so that it can be tested. */
export type Shortcut =
  | { readonly kind: 'search' | 'help' | 'await-place' | 'none' }
  | { readonly kind: 'go'; readonly path: string }

interface Pressed {
  readonly key: string
  readonly modified: boolean
  readonly typing: boolean
  readonly afterG: boolean
}

export function shortcutOf(
  pressed: Pressed,
  places: readonly { readonly letter: string; readonly path: string }[],
): Shortcut {
  if (pressed.modified || pressed.typing) return { kind: 'none' }
  if (pressed.afterG) {
    const place = places.find((one) => one.letter === pressed.key.toLowerCase())
    return place === undefined ? { kind: 'none' } : { kind: 'go', path: place.path }
  }
  switch (pressed.key) {
    case '/':
      return { kind: 'search' }
    case '?':
      return { kind: 'help' }
    case 'g':
      return { kind: 'await-place' }
    default:
      return { kind: 'none' }
  }
}

/** Keys belong to the field while something is being typed or chosen. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

export function dialogIsOpen(): boolean {
  return openDialogs() > 0
}

/** A closed dialog may stay in the page, hidden. */
export function openDialogs(): number {
  return [...document.querySelectorAll('[role="dialog"]')].filter((dialog) => dialog.checkVisibility()).length
}
