import type { ClassifierPreview, SubjectClassifierState } from '@groundswell/contracts'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Switch } from 'antd'
import { useId, useState } from 'react'
import { request, type RequestOptions } from '../../api/request.ts'
import { useFormat } from '../../format/use-format.ts'
import { Answer } from '../../parts/answer.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useLanguage } from '../../words/language.tsx'
import { ClassifierChanges } from './classifier-preview.tsx'

type Classifier = NonNullable<SubjectClassifierState['classifier']>

export function TrainClassifier({ state }: { readonly state: SubjectClassifierState }) {
  const { t } = useLanguage()
  const { busy, error, act } = useClassifierAct(state.subjectId)
  const [judgedAll, setJudgedAll] = useState(state.classifier?.judgedAll ?? false)
  return (
    <>
      <div className="row wrap">
        <Button loading={busy} onClick={() => void act({ method: 'POST', body: { judgedAll } })}>
          {t(state.classifier === null ? 'classifier.train' : 'classifier.trainAgain')}
        </Button>
        <Checkbox checked={judgedAll} onChange={(event) => setJudgedAll(event.target.checked)}>
          {t('classifier.judgedAll')}
        </Checkbox>
      </div>
      <p className="quiet small">{t('classifier.judgedAllWhy')}</p>
      {error !== undefined && <ProblemNote error={error} />}
    </>
  )
}

interface ClassifierSwitchProps {
  readonly state: SubjectClassifierState
  readonly classifier: Classifier
  readonly keeper: boolean
}

/** It can be switched on once what it would change was looked at; off at any time. */
export function ClassifierSwitch({ state, classifier, keeper }: ClassifierSwitchProps) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const id = useId()
  const { busy, error, act } = useClassifierAct(state.subjectId)
  const { enabled, version } = classifier
  const mayJudge = classifier.negativeEvent?.figures.better === true || classifier.polarity?.figures.better === true
  const { accuracy, chance } = state.margin
  const [looking, setLooking] = useState(false)
  const preview = useClassifierPreview(state.subjectId, version, looking)
  const looked = preview.data?.version === version
  return (
    <>
      <div className="row wrap">
        {keeper && (
          <Switch
            aria-labelledby={id}
            checked={enabled}
            loading={busy}
            disabled={!enabled && !(mayJudge && looked)}
            onChange={(wanted) => void act({ method: 'PUT', version, body: { enabled: wanted } })}
          />
        )}
        <span id={id} className={enabled ? 'strong' : ''}>
          {t(enabled ? 'classifier.on' : 'classifier.off')}
        </span>
        {mayJudge && (
          <Button aria-expanded={looking} onClick={() => setLooking(!looking)}>
            {t(looking ? 'classifier.previewHide' : enabled ? 'classifier.previewOn' : 'classifier.preview')}
          </Button>
        )}
      </div>
      {mayJudge && !enabled && keeper && !looked && <p className="quiet small">{t('classifier.previewFirst')}</p>}
      {!mayJudge && (
        <p className="quiet small">
          {t('classifier.cannot', { points: Math.round(accuracy * 100), chance: numbers.plain(chance) })}
        </p>
      )}
      {error !== undefined && <ProblemNote error={error} />}
      {mayJudge && looking && (
        <Answer query={preview} rows={4}>
          {(found) => <ClassifierChanges preview={found} />}
        </Answer>
      )}
    </>
  )
}

/** Of one version; what was switched on is another, and shows the same until it is looked at anew. */
function useClassifierPreview(id: string, version: number, enabled: boolean) {
  return useQuery({
    queryKey: ['preview', 'classifier', id, version],
    queryFn: ({ signal }) =>
      request<ClassifierPreview>(`/subjects/${encodeURIComponent(id)}/classifier/preview`, { signal }),
    placeholderData: keepPreviousData,
    enabled,
  })
}

/** Sends one act, and shows what it answered. */
function useClassifierAct(id: string) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const key = ['subjects', id, 'classifier']
  const act = async (options: RequestOptions) => {
    setBusy(true)
    setError(undefined)
    try {
      client.setQueryData(
        key,
        await request<SubjectClassifierState>(`/subjects/${encodeURIComponent(id)}/classifier`, options),
      )
    } catch (caught) {
      setError(caught)
      await client.invalidateQueries({ queryKey: key })
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, act }
}
