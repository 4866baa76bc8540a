import type { SubjectClassifierState } from '@groundswell/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { request } from '../../api/request.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useLanguage } from '../../words/language.tsx'
import { ClassifierFigures } from './classifier-figures.tsx'
import { ClassifierSwitch, TrainClassifier } from './classifier-acts.tsx'
import { CorrectionCounts } from './correction-counts.tsx'
import { useKeeper } from './use-keeper.ts'

/** The classifier of a subject: what it could be trained on, how good it is beside the built-in answer, and its switch. */
export function SubjectClassifier({ id }: { readonly id: string }) {
  const { t } = useLanguage()
  const keeper = useKeeper()
  const state = useQuery({
    queryKey: ['subjects', id, 'classifier'],
    queryFn: ({ signal }) =>
      request<SubjectClassifierState>(`/subjects/${encodeURIComponent(id)}/classifier`, { signal }),
  })
  const live = `/live?subject=${encodeURIComponent(id)}`
  return (
    <Panel title={t('classifier.title')}>
      <Answer query={state} rows={4}>
        {(found) => {
          const { classifier } = found
          if (classifier === null && isEmpty(found))
            return (
              <Empty title={t('classifier.none')} text={t('classifier.teach')}>
                <Link to={live}>{t('classifier.teachLink')}</Link>
              </Empty>
            )
          return (
            <div className="stack" data-classifier={classifier?.enabled === true ? 'on' : 'off'}>
              <p className="second">{t('classifier.what')}</p>
              <CorrectionCounts state={found} />
              <p className="quiet small">
                {t('classifier.needed', found.needed)}{' '}
                <Link to={live} className="underlined">
                  {t('classifier.teachLink')}
                </Link>
              </p>
              {keeper && <TrainClassifier state={found} />}
              {classifier !== null && <ClassifierFigures classifier={classifier} />}
              {classifier !== null && <ClassifierSwitch state={found} classifier={classifier} keeper={keeper} />}
            </div>
          )
        }}
      </Answer>
    </Panel>
  )
}

function isEmpty({ corrections: { negativeEvent, polarity } }: SubjectClassifierState): boolean {
  return [...Object.values(negativeEvent), ...Object.values(polarity)].every((count) => count === 0)
}
