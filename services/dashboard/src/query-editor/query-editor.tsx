import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { PlacedError } from '../url/query-errors.ts'
import { useLanguage } from '../words/language.tsx'
import { markErrors } from './mark-errors.ts'
import { placeOf } from './place-of.ts'
import type { QueryPurpose } from './query-language.ts'
import { QueryProblems } from './query-problems.tsx'
import { suggestAt, withSuggestion, type QueryVocabulary, type Suggestion } from './suggest.ts'
import { SuggestionList } from './suggestion-list.tsx'
import { QueryWarnings } from './query-warnings.tsx'
import { useTypedCheck } from './use-typed-check.ts'

export interface QueryEditorProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Decides which fields are offered and what is refused while typing. */
  readonly purpose: QueryPurpose
  /** What the gateway said of this very value; the mistakes of a search are found while it is typed without it. */
  readonly errors?: readonly PlacedError[]
  /** Where suggested values come from: `useQueryVocabulary()`. */
  readonly vocabulary: QueryVocabulary
  /** The accessible name. */
  readonly label: string
  readonly placeholder?: string
  /** With it Enter submits and Shift+Enter breaks the line; a mended lone mistake is submitted at once. */
  readonly onSubmit?: (value: string) => void
  /** Lines shown at least; it grows with what is written. */
  readonly rows?: number
  readonly id?: string
}

interface Caret {
  readonly at: number
  readonly unbegun: boolean
}

/** A query as it is written: suggestions at the caret, mistakes underlined where they are and mended by a click. */
export function QueryEditor(props: QueryEditorProps) {
  const { value, onChange, purpose, errors: said = [], vocabulary, onSubmit } = props
  const { t } = useLanguage()
  const listId = useId()
  const problemsId = useId()
  const input = useRef<HTMLTextAreaElement>(null)
  const under = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [caret, setCaret] = useState<Caret>()
  const [active, setActive] = useState(-1)
  const [place, setPlace] = useState({ left: 0, top: 0 })
  const offered =
    caret === undefined
      ? undefined
      : suggestAt({ text: value, caret: caret.at, purpose, vocabulary, unbegun: caret.unbegun })
  const typed = useTypedCheck(said.length > 0 ? '' : value, purpose)
  // What is still being completed is not wrong yet.
  const errors = said.length > 0 ? said : offered === undefined ? typed.errors : []
  const warnings = offered === undefined ? typed.warnings : []
  const from = offered?.from
  useLayoutEffect(() => {
    if (under.current !== null && from !== undefined)
      setPlace(placeOf(under.current, from, list.current?.offsetWidth ?? 0))
  }, [from, value])
  const moveTo = useMoveTo(input, value)
  const close = () => {
    setCaret(undefined)
    setActive(-1)
  }
  const pick = (item: Suggestion) => {
    if (offered === undefined) return
    const next = withSuggestion(value, offered, item)
    onChange(next.text)
    moveTo(next.caret)
    setActive(-1)
    // A field wants its value next.
    setCaret(item.kind === 'field' ? { at: next.caret, unbegun: false } : undefined)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Keys belong to the input method while it composes.
    if (event.nativeEvent.isComposing) return
    const count = offered?.items.length ?? 0
    const chosen = offered?.items[active]
    const taken = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    if ((event.altKey && event.key === 'ArrowDown') || (event.ctrlKey && event.key === ' ')) {
      taken()
      setCaret({ at: event.currentTarget.selectionStart, unbegun: true })
      setActive(0)
    } else if (count > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      taken()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive(active < 0 && step < 0 ? count - 1 : (active + step + count) % count)
    } else if (chosen !== undefined && (event.key === 'Enter' || event.key === 'Tab')) {
      taken()
      pick(chosen)
    } else if (offered !== undefined && event.key === 'Escape') {
      taken()
      // A dialog around the editor listens on the window.
      event.nativeEvent.stopImmediatePropagation()
      close()
    } else if (event.key === 'Enter' && onSubmit !== undefined && !event.shiftKey) {
      taken()
      close()
      onSubmit(value)
    } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) close()
  }
  return (
    <div className="query-editor">
      <div className="query-field">
        <div className="under" ref={under} aria-hidden>
          {markErrors(value, errors).map((piece, index) => (
            <span key={index} data-bad={piece.bad || undefined}>
              {piece.text}
            </span>
          ))}
          {'\u200b'}
        </div>
        <textarea
          ref={input}
          id={props.id}
          data-query
          rows={props.rows ?? 1}
          value={value}
          aria-label={props.label}
          aria-invalid={errors.length > 0}
          aria-describedby={errors.length > 0 ? problemsId : undefined}
          aria-autocomplete="list"
          aria-controls={offered === undefined ? undefined : listId}
          aria-activedescendant={offered === undefined || active < 0 ? undefined : `${listId}-${active}`}
          placeholder={props.placeholder}
          title={t('editor.hint')}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          maxLength={20_000}
          onChange={(event) => {
            onChange(event.target.value)
            setActive(-1)
            setCaret({ at: event.target.selectionStart, unbegun: false })
          }}
          onKeyDown={onKeyDown}
          onBlur={close}
          onScroll={(event) => {
            if (under.current !== null) under.current.scrollTop = event.currentTarget.scrollTop
          }}
        />
        {offered !== undefined && (
          <SuggestionList id={listId} items={offered.items} active={active} at={place} list={list} onPick={pick} />
        )}
        <span className="unseen" role="status">
          {offered === undefined ? '' : t('editor.offered', { count: offered.items.length })}
        </span>
      </div>
      {errors.length > 0 && (
        <QueryProblems
          id={problemsId}
          text={value}
          errors={errors}
          onSelect={({ start, end }) => {
            input.current?.focus()
            input.current?.setSelectionRange(start, end)
          }}
          onFix={(fixed, at) => {
            onChange(fixed)
            moveTo(at)
            if (errors.length === 1) onSubmit?.(fixed)
          }}
        />
      )}
      {warnings.length > 0 && (
        <QueryWarnings
          query={value}
          warnings={warnings}
          onFix={(fixed) => {
            onChange(fixed)
            moveTo(fixed.length)
          }}
        />
      )}
    </div>
  )
}

/** Puts the caret somewhere once the text it was meant for is there. */
function useMoveTo(input: { readonly current: HTMLTextAreaElement | null }, value: string): (at: number) => void {
  const wanted = useRef<number>(undefined)
  useEffect(() => {
    if (wanted.current === undefined || input.current === null) return
    input.current.focus()
    input.current.setSelectionRange(wanted.current, wanted.current)
    wanted.current = undefined
  }, [input, value])
  return (at) => {
    wanted.current = at
  }
}
