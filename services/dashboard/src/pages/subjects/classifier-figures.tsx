import type { SubjectClassifierState } from '@groundswell/contracts'
import { useFormat } from '../../format/use-format.ts'
import { useNow } from '../../format/use-now.ts'
import { useLanguage } from '../../words/language.tsx'

type Classifier = NonNullable<SubjectClassifierState['classifier']>

/** Cross-validated beside the built-in answer, label by label. */
export function ClassifierFigures({ classifier }: { readonly classifier: Classifier }) {
  const { t } = useLanguage()
  const { moments } = useFormat()
  const now = useNow(60_000)
  const { negativeEvent, polarity, version, trainedBy: who, trainedAt } = classifier
  return (
    <>
      <p className="quiet small">
        {t('classifier.trained', { who, at: moments.brief(trainedAt, now), version })} · {t('classifier.figures')}
      </p>
      {negativeEvent !== undefined && (
        <LabelFigures
          name={t('correction.event')}
          figures={negativeEvent.figures}
          telling={[
            [t('correction.yes'), negativeEvent.telling.event],
            [t('correction.no'), negativeEvent.telling.quiet],
          ]}
        />
      )}
      {polarity !== undefined && (
        <LabelFigures
          name={t('mention.polarity')}
          figures={polarity.figures}
          telling={[
            [t('polarity.negative'), polarity.telling.negative],
            [t('polarity.positive'), polarity.telling.positive],
          ]}
        />
      )}
    </>
  )
}

interface LabelFiguresProps {
  readonly name: string
  readonly figures: NonNullable<Classifier['negativeEvent']>['figures']
  /** A side, and what speaks for it. */
  readonly telling: readonly (readonly [string, readonly string[]])[]
}

function LabelFigures({ name, figures, telling }: LabelFiguresProps) {
  const { t } = useLanguage()
  const { numbers } = useFormat()
  const { builtIn, classifier, confirmationWeight: weight } = figures
  const differ = {
    own: figures.onlyClassifierRight,
    builtIn: figures.onlyBuiltInRight,
    chance: figures.chance < 0.01 ? 'p < 0.01' : `p = ${numbers.plain(figures.chance)}`,
  }
  return (
    <section aria-label={name}>
      <h3 className="row wrap">
        {name} <span className="quiet num">n = {numbers.plain(figures.corrections)}</span>
        <span className={figures.better ? 'tone-good' : 'quiet'} data-better={figures.better}>
          {t(figures.better ? 'classifier.better' : 'classifier.notBetter')}
        </span>
      </h3>
      <table className="table">
        <thead>
          <tr>
            <th />
            <th className="num">{t('classifier.accuracy')}</th>
            <th className="num">{t('classifier.f1')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{t('classifier.builtIn')}</td>
            <td className="num">{numbers.percent(builtIn.accuracy)}</td>
            <td className="num">{numbers.plain(builtIn.f1)}</td>
          </tr>
          <tr>
            <td>{t('classifier.own')}</td>
            <td className="num">{numbers.percent(classifier.accuracy)}</td>
            <td className="num">{numbers.plain(classifier.f1)}</td>
          </tr>
        </tbody>
      </table>
      <p className="quiet small">
        {t('classifier.differ', differ)} {weight > 1 && t('classifier.weighted', { weight: numbers.plain(weight) })}
      </p>
      <p className="quiet small">
        {t('classifier.telling')}{' '}
        {telling.map(([side, tokens]) => (
          <span key={side}>
            <span className="strong">{side}</span> {tokens.join(' ')}{' '}
          </span>
        ))}
      </p>
    </section>
  )
}
