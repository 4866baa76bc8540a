import { Button } from 'antd'
import { useState } from 'react'
import type { FoundMention } from '../api/answers.ts'
import type { Question } from '../api/search-api.ts'
import { useSubjects } from '../api/use-api.ts'
import { Pick } from '../parts/pick.tsx'
import { QueryEditor } from '../query-editor/query-editor.tsx'
import { useQueryVocabulary } from '../query-editor/use-query-vocabulary.ts'
import { useLanguage } from '../words/language.tsx'
import { Explanation } from './explanation.tsx'

/** Any subject or query held against one mention: why it matches, or which part fails. */
export function AskAnother({ mention }: { readonly mention: FoundMention }) {
  const { t } = useLanguage()
  const [shown, setShown] = useState(false)
  return (
    <details className="panel" onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary className="panel-head" style={{ cursor: 'pointer' }}>
        <span className="strong">{t('explain.other')}</span>
        <span className="quiet small">{t('explain.otherText')}</span>
      </summary>
      {shown && <Form mention={mention} />}
    </details>
  )
}

function Form({ mention }: { readonly mention: FoundMention }) {
  const { t } = useLanguage()
  const subjects = useSubjects().data?.items ?? []
  const vocabulary = useQueryVocabulary()
  const [subject, setSubject] = useState<string>()
  const [query, setQuery] = useState('')
  const [question, setQuestion] = useState<Question>()
  const ask = (q: string) => {
    if (q.trim() === '') return
    setSubject(undefined)
    setQuestion({ q })
  }
  return (
    <div className="panel-body stack">
      <Pick
        label={t('explain.subject')}
        value={subject}
        options={subjects.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => {
          setSubject(id)
          setQuestion(id === undefined ? undefined : { subject: id })
        }}
        width={240}
      />
      <div className="query-form">
        <QueryEditor
          value={query}
          onChange={setQuery}
          purpose="search"
          vocabulary={vocabulary}
          label={t('explain.query')}
          placeholder={t('explain.query')}
          onSubmit={ask}
        />
        <Button style={{ height: 40 }} onClick={() => ask(query)}>
          {t('explain.ask')}
        </Button>
      </div>
      {question !== undefined && <Explanation mention={mention} question={question} />}
    </div>
  )
}
