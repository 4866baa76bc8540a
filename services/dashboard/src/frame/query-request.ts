/** How long the field may take to be there, milliseconds; keys are everybody's again after it. */
const patience = 3_000

/**
 * The query of the search page, asked for from another page: what is typed before its field is there belongs to it.
 * One at a time; whoever shows the field takes it.
 */
let typed: string | undefined
let timer = 0

function collect(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return
  typed = `${typed ?? ''}${event.key}`
  event.preventDefault()
  event.stopImmediatePropagation()
}

export function requestQuery(): void {
  takeQueryRequest()
  typed = ''
  window.addEventListener('keydown', collect, { capture: true })
  timer = window.setTimeout(takeQueryRequest, patience)
}

/** What was typed since the query was asked for; undefined where nobody asked. */
export function takeQueryRequest(): string | undefined {
  const taken = typed
  typed = undefined
  window.clearTimeout(timer)
  window.removeEventListener('keydown', collect, { capture: true })
  return taken
}
