import type { SubjectClassifierState } from '@groundswell/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Switch } from 'antd'
import { useId, useState } from 'react'
import { request, type RequestOptions } from '../../api/request.ts'
import { useFormat } from '../../format/use-format.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useLanguage } from '../../words/language.tsx'

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

export function ClassifierSwitch({ state, classifier, keeper }: ClassifierSwitchProps) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const id = useId()
  const { busy, error, act } = useClassifierAct(state.subjectId)
  const { enabled, version } = classifier
  const mayJudge = classifier.negativeEvent?.figures.better === true || classifier.polarity?.figures.better === true
  const { accuracy, chance } = state.margin
  return (
    <>
      <div className="row wrap">
        {keeper && (
          <Switch
            aria-labelledby={id}
            checked={enabled}
            loading={busy}
            disabled={!enabled && !mayJudge}
            onChange={(wanted) => void act({ method: 'PUT', version, body: { enabled: wanted } })}
          />
        )}
        <span id={id} className={enabled ? 'strong' : ''}>
          {t(enabled ? 'classifier.on' : 'classifier.off')}
        </span>
      </div>
      {!mayJudge && (
        <p className="quiet small">
          {t('classifier.cannot', { points: Math.round(accuracy * 100), chance: numbers.plain(chance) })}
        </p>
      )}
      {error !== undefined && <ProblemNote error={error} />}
    </>
  )
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
