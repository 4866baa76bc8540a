import type { Subject } from '@groundswell/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { ApiProblem, errorsAt } from '../../api/problem.ts'
import { Panel } from '../../parts/panel.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { QueryEditor } from '../../query-editor/query-editor.tsx'
import { QueryWarnings } from '../../query-editor/query-warnings.tsx'
import { useQueryVocabulary } from '../../query-editor/use-query-vocabulary.ts'
import { placeErrors } from '../../url/query-errors.ts'
import { useLanguage } from '../../words/language.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { RemoveSubject } from './remove-subject.tsx'
import { SubjectFields } from './subject-fields.tsx'
import { useDraft } from './use-draft.ts'
import { useKeeper } from './use-keeper.ts'
import { usePreview } from './use-preview.ts'
import { useSaveSubject } from './use-save-subject.ts'

/** A subject as it is written, beside what it would match. Undefined for a new one. */
export function SubjectEditor({ subject }: { readonly subject: Subject | undefined }) {
  const { t } = useLanguage()
  const keeper = useKeeper()
  const vocabulary = useQueryVocabulary()
  const [removing, setRemoving] = useState(false)
  const { draft, settled, change, reset, changed } = useDraft(subject)
  const preview = usePreview(settled, subject?.id, keeper)
  const { save, saving, error, stale, missing } = useSaveSubject(subject)
  const refused = error ?? (preview.isPlaceholderData ? undefined : preview.error)
  const mistakes =
    settled === draft.query && refused !== undefined ? placeErrors(errorsAt(refused, 'query'), draft.query, 0) : []
  const fresh = settled === draft.query && !preview.isPlaceholderData && !preview.isError
  return (
    <>
      <Panel title={t('subject.what')} extra={changed && subject !== undefined && <Unsaved />}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void save(draft)
          }}
        >
          <SubjectFields
            draft={draft}
            fresh={subject === undefined}
            missing={missing}
            keeper={keeper}
            onChange={change}
          />
          <div>
            <div className="field-label">{t('subjects.query')}</div>
            {keeper ? (
              <QueryEditor
                value={draft.query}
                onChange={(query) => change({ query })}
                purpose="subject"
                errors={mistakes}
                vocabulary={vocabulary}
                label={t('subjects.query')}
                placeholder={t('subjects.queryHint')}
                rows={4}
              />
            ) : (
              <code className="mono query-text">{draft.query}</code>
            )}
            {fresh && preview.data?.warnings.length === 0 && (
              <p className="quiet small" role="status">
                {t('subject.noWarnings')}
              </p>
            )}
            {fresh && preview.data !== undefined && preview.data.warnings.length > 0 && (
              <QueryWarnings
                query={draft.query}
                warnings={preview.data.warnings}
                onFix={(query) => change({ query })}
              />
            )}
          </div>
          {stale && (
            <div className="problem" role="alert">
              <div>
                <div>{t('subject.stale')}</div>
                <code className="mono small query-text">{t('subject.theirs', { query: subject?.query ?? '' })}</code>
              </div>
            </div>
          )}
          {error !== undefined && !stale && errorsAt(error, 'query').length === 0 && <ProblemNote error={error} />}
          {keeper ? (
            <div className="row wrap">
              <Button
                type="primary"
                htmlType="submit"
                loading={saving}
                disabled={!changed || (refused instanceof ApiProblem && mistakes.length > 0)}
              >
                {t(subject === undefined ? 'subject.create' : 'action.save')}
              </Button>
              {changed && subject !== undefined && <Button onClick={reset}>{t('subject.discard')}</Button>}
              {subject !== undefined && (
                <Button danger type="text" className="push" onClick={() => setRemoving(true)}>
                  {t('action.delete')}
                </Button>
              )}
            </div>
          ) : (
            <p className="quiet">{t('subject.readOnly')}</p>
          )}
        </form>
        {removing && subject !== undefined && <RemoveSubject subject={subject} onClose={() => setRemoving(false)} />}
      </Panel>
      {keeper && (
        <PreviewPanel
          query={settled}
          present={subject}
          answer={preview}
          settling={settled !== draft.query}
          mistaken={mistakes.length > 0}
          onPick={(query) => change({ query })}
        />
      )}
    </>
  )
}

function Unsaved() {
  const { t } = useLanguage()
  return (
    <span className="tone-warn small push" role="status">
      {t('subject.changed')}
    </span>
  )
}
