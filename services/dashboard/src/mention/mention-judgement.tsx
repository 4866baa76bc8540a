import { Link } from 'react-router'
import type { FoundMention } from '../api/answers.ts'
import { EventButton, PickButton, PolarityButtons } from '../correction/correct-buttons.tsx'
import { CorrectedTags } from '../correction/corrected-tags.tsx'
import { judgedOf } from '../correction/correction-change.ts'
import { CorrectionHistory } from '../correction/correction-history.tsx'
import { useFormat } from '../format/use-format.ts'
import { PolarityMark, SignalTag } from '../parts/marks.tsx'
import { useNarrowed } from '../url/use-narrowed.ts'
import { useLanguage } from '../words/language.tsx'
import { Fact } from './fact.tsx'
import { wordsAt } from './reason-words.ts'
import { ScoreReasons } from './score-reasons.tsx'

/** What the model says of a mention, and what people say otherwise. */
export function MentionJudgement({ mention }: { readonly mention: FoundMention }) {
  const narrowed = useNarrowed()
  const { t, label } = useLanguage()
  const { numbers } = useFormat()
  const { polarity, negativeEvent, category, emotion, labels } = judgedOf(mention)
  return (
    <dl className="facts">
      <Fact name={t('mention.polarity')}>
        <div className="row wrap">
          <PolarityMark polarity={polarity} />
          {t(`polarity.${polarity}`)}
          <span className="quiet">
            {labels.polarity !== undefined &&
              `${t('correction.model', { what: t(`polarity.${mention.polarity}`) })} · `}
            {t('mention.confidence', { share: numbers.percent(mention.polarityConfidence) })}
          </span>
          <PolarityButtons mention={mention} />
          <CorrectedTags mention={mention} only={['polarity']} />
        </div>
      </Fact>
      <ScoreReasons mention={mention} />
      <Fact name={t('mention.negativeEvent')}>
        <div className="row wrap">
          {labels.negativeEvent === undefined ? (
            numbers.percent(mention.negativeEvent)
          ) : (
            <>
              {t(negativeEvent ? 'correction.yes' : 'correction.no')}
              <span className="quiet">{t('correction.model', { what: numbers.percent(mention.negativeEvent) })}</span>
            </>
          )}
          <EventButton mention={mention} />
          <CorrectedTags mention={mention} only={['negativeEvent']} />
        </div>
      </Fact>
      <Fact name={t('mention.emotion')}>
        <div className="row wrap">
          {label('emotion', emotion)}
          {labels.emotion !== undefined && (
            <span className="quiet">{t('correction.model', { what: label('emotion', mention.emotion) })}</span>
          )}
          <PickButton mention={mention} picked="emotion" />
          <CorrectedTags mention={mention} only={['emotion']} />
        </div>
      </Fact>
      <Fact name={t('mention.category')}>
        <div className="row wrap">
          {labels.category !== undefined && label('category', category)}
          <Link to={narrowed('category', mention.category)} className={labels.category && 'quiet'}>
            {labels.category === undefined
              ? label('category', mention.category)
              : t('correction.model', { what: label('category', mention.category) })}
          </Link>
          <span className="quiet" lang={mention.lang}>
            {wordsAt(mention, mention.categoryHits ?? []).join(' · ')}
          </span>
          <PickButton mention={mention} picked="category" />
          <CorrectedTags mention={mention} only={['category']} />
        </div>
      </Fact>
      <Fact name={t('mention.signals')}>
        {mention.signals.length === 0 ? (
          <span className="quiet">{t('mention.noSignals')}</span>
        ) : (
          <span className="row wrap">
            {mention.signals.map((signal) => (
              <SignalTag key={`${signal.kind}-${signal.field}-${signal.start}`} signal={signal} />
            ))}
          </span>
        )}
      </Fact>
      {mention.places.length > 0 && (
        <Fact name={t('mention.places')}>
          <span className="row wrap">
            {placesOf(mention).map(({ province, city }) => (
              <Link key={`${province} ${city ?? ''}`} to={narrowed('province', province)}>
                {[label('province', province), city].filter(Boolean).join(' ')}
              </Link>
            ))}
          </span>
        </Fact>
      )}
      <Fact name={t('mention.subjects')}>
        {mention.subjects.length === 0 ? (
          <span className="quiet">{t('mention.noSubjects')}</span>
        ) : (
          mention.subjects.map((subject) => (
            <div key={subject.id} className="row wrap">
              <PolarityMark polarity={judgedOf(mention, subject.id).polarity} />
              <Link to={narrowed('subject', subject.id)}>{subject.name}</Link>
              {subject.storyId !== undefined && (
                <Link to={narrowed('story', subject.storyId, 'all')}>{t('mention.openStory')}</Link>
              )}
              <PolarityButtons mention={mention} subjectId={subject.id} />
              <span className="quiet">{t('correction.event')}</span>
              <EventButton mention={mention} subjectId={subject.id} />
              {subject.judgedBy !== undefined && (
                <Link to={`/subjects/${encodeURIComponent(subject.id)}`} className="small">
                  {t('classifier.judged')}
                </Link>
              )}
              <CorrectedTags mention={mention} subjectId={subject.id} only={['polarity', 'negativeEvent']} />
            </div>
          ))
        )}
      </Fact>
      <Fact name={t('correction.history')}>
        <CorrectionHistory mention={mention} />
      </Fact>
    </dl>
  )
}

/** Each place once, in the order named. */
function placesOf({ places }: FoundMention): FoundMention['places'] {
  const key = ({ province, city }: FoundMention['places'][number]) => `${province} ${city ?? ''}`
  return [...new Map(places.map((place) => [key(place), place])).values()]
}
