import { SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { takeQueryRequest } from '../../frame/query-request.ts'
import { QueryEditor } from '../../query-editor/query-editor.tsx'
import { useQueryVocabulary } from '../../query-editor/use-query-vocabulary.ts'
import type { PlacedError } from '../../url/query-errors.ts'
import { useLanguage } from '../../words/language.tsx'

interface QueryFieldProps {
  readonly value: string
  /** Errors of `value` as it was last sent. */
  readonly errors: readonly PlacedError[]
  readonly onSubmit: (query: string) => void
}

/** The query of a search, sent by Enter or the button. */
export function QueryField({ value, errors, onSubmit }: QueryFieldProps) {
  const { t } = useLanguage()
  const vocabulary = useQueryVocabulary()
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const typed = takeQueryRequest()
    if (typed === undefined) return
    form.current?.querySelector('textarea')?.focus()
    setText((before) => before + typed)
  }, [])
  const submit = (query: string) => onSubmit(query.trim())
  return (
    <search>
      <form
        ref={form}
        className="query-form"
        onSubmit={(event) => {
          event.preventDefault()
          submit(text)
        }}
      >
        <QueryEditor
          value={text}
          onChange={setText}
          purpose="search"
          errors={text === value ? errors : []}
          vocabulary={vocabulary}
          label={t('search.query')}
          placeholder={t('search.placeholder')}
          onSubmit={submit}
        />
        <Button type="primary" htmlType="submit" icon={<SearchOutlined />} style={{ height: 40 }}>
          {t('search.submit')}
        </Button>
      </form>
    </search>
  )
}
