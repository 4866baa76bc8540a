import { SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import type { PlacedError } from '../../url/query-errors.ts'
import { useLanguage } from '../../words/language.tsx'
import { markErrors } from './mark-errors.ts'

interface QueryFieldProps {
  readonly value: string
  /** Errors of `value` as it was last sent. */
  readonly errors: readonly PlacedError[]
  readonly onSubmit: (query: string) => void
}

/** The query, with errors underlined where they are and said below. */
export function QueryField({ value, errors, onSubmit }: QueryFieldProps) {
  const { t } = useLanguage()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const under = useRef<HTMLDivElement>(null)
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const shown = text === value ? errors : []
  const where = useErrorPlace()
  const select = (error: PlacedError) => {
    input.current?.focus()
    input.current?.setSelectionRange(error.start, error.end)
  }
  return (
    <search>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit(text.trim())
        }}
      >
        <div className="query-field">
          <div className="under" ref={under} aria-hidden>
            {markErrors(text, shown).map((piece, index) => (
              <span key={index} data-bad={piece.bad || undefined}>
                {piece.text}
              </span>
            ))}
          </div>
          <input
            ref={input}
            data-query
            type="text"
            value={text}
            aria-label={t('search.query')}
            aria-invalid={shown.length > 0}
            aria-describedby={shown.length > 0 ? id : undefined}
            placeholder={t('search.placeholder')}
            spellCheck={false}
            autoComplete="off"
            maxLength={20_000}
            onChange={(event) => setText(event.target.value)}
            onScroll={(event) => {
              if (under.current !== null) under.current.scrollLeft = event.currentTarget.scrollLeft
            }}
          />
        </div>
        <Button type="primary" htmlType="submit" icon={<SearchOutlined />} style={{ height: 40 }}>
          {t('search.submit')}
        </Button>
      </form>
      <div id={id} role="alert" style={{ marginTop: shown.length > 0 ? 6 : 0 }}>
        {shown.map((error) => (
          <div key={`${error.start}-${error.message}`} className="row wrap">
            <button type="button" className="plain tone-bad" onClick={() => select(error)}>
              {where(error)}: {error.message}
            </button>
            {error.suggestion !== undefined && (
              <button
                type="button"
                className="plain"
                style={{ color: 'var(--accent)' }}
                onClick={() => onSubmit(error.suggestion ?? text)}
              >
                {t('search.suggestion', { suggestion: error.suggestion })}
              </button>
            )}
          </div>
        ))}
      </div>
    </search>
  )
}

/** Where an error is, counted as a person counts. */
export function useErrorPlace(): (error: PlacedError) => string {
  const { t } = useLanguage()
  return ({ start, end }) =>
    end === start + 1 ? t('search.atOne', { start: end }) : t('search.at', { start: start + 1, end })
}
