import { ExportOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import type { FoundMention } from '../api/answers.ts'
import { addressOf } from '../api/request.ts'
import { useMention } from '../api/use-api.ts'
import { useFormat } from '../format/use-format.ts'
import { Answer } from '../parts/answer.tsx'
import { DrillTag, PolarityMark, SignalTag } from '../parts/marks.tsx'
import { composeQuery, readSearch } from '../url/search-state.ts'
import { useLanguage } from '../words/language.tsx'
import { MarkedText } from './marked-text.tsx'
import { marksOf } from './marks-of.ts'
import { Why } from './why.tsx'

export function MentionDetail({ id }: { readonly id: string }) {
  const mention = useMention(id)
  return (
    <Answer query={mention} rows={10}>
      {(data) => <Detail mention={data} />}
    </Answer>
  )
}

function Detail({ mention }: { readonly mention: FoundMention }) {
  const { t } = useLanguage()
  const { moments } = useFormat()
  return (
    <div className="stack">
      <div>
        <div className="row wrap quiet small" style={{ marginBottom: 6 }}>
          {mention.drill && <DrillTag />}
          <span>{mention.source.name}</span>
          <span>{moments.full(mention.publishedAt)}</span>
          {mention.url === undefined ? (
            <span>{t('mention.noUrl')}</span>
          ) : (
            <a href={mention.url} target="_blank" rel="noreferrer noopener">
              {t('mention.original')} <ExportOutlined aria-hidden />
            </a>
          )}
        </div>
        {mention.title !== '' && (
          <h2 style={{ fontSize: 17, lineHeight: 1.45, marginBottom: 8 }} lang={mention.lang}>
            <MarkedText text={mention.title} stretches={marksOf(mention, 'title')} />
          </h2>
        )}
        <p className="detail-text" lang={mention.lang}>
          <MarkedText text={mention.text} stretches={marksOf(mention, 'text')} />
        </p>
        {mention.truncated === true && <p className="quiet small">{t('mention.truncated')}</p>}
      </div>
      <Judgement mention={mention} />
      <Provenance mention={mention} />
    </div>
  )
}

function Judgement({ mention }: { readonly mention: FoundMention }) {
  const searched = useSearchedFor()
  const { t, label } = useLanguage()
  const { numbers } = useFormat()
  return (
    <dl className="facts">
      <Fact name={t('mention.polarity')}>
        <span className="row">
          <PolarityMark polarity={mention.polarity} />
          {t(`polarity.${mention.polarity}`)}
          <span className="quiet">
            {t('mention.confidence', { share: numbers.percent(mention.polarityConfidence) })}
          </span>
        </span>
      </Fact>
      <Fact name={t('mention.negativeEvent')}>{numbers.percent(mention.negativeEvent)}</Fact>
      <Fact name={t('mention.emotion')}>{label('emotion', mention.emotion)}</Fact>
      <Fact name={t('mention.category')}>
        <Link to={`/search?category=${mention.category}`}>{label('category', mention.category)}</Link>
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
          {mention.places
            .map((place) => [label('province', place.province), place.city].filter(Boolean).join(' '))
            .join(' · ')}
        </Fact>
      )}
      {searched !== '' && (
        <Fact name={t('mention.whySearch')}>
          <div className="row wrap">
            <Why mention={mention} question={{ q: searched }} />
          </div>
        </Fact>
      )}
      <Fact name={t('mention.subjects')}>
        {mention.subjects.length === 0 ? (
          <span className="quiet">{t('mention.noSubjects')}</span>
        ) : (
          mention.subjects.map((subject) => (
            <div key={subject.id} className="row wrap">
              <PolarityMark polarity={subject.polarity} />
              <Link to={`/search?subject=${encodeURIComponent(subject.id)}`}>{subject.name}</Link>
              {subject.storyId !== undefined && (
                <Link to={`/search?story=${encodeURIComponent(subject.storyId)}&range=30d`}>
                  {t('mention.openStory')}
                </Link>
              )}
              <Why mention={mention} question={{ subject: subject.id }} />
            </div>
          ))
        )}
      </Fact>
    </dl>
  )
}

function Provenance({ mention }: { readonly mention: FoundMention }) {
  const { t, label } = useLanguage()
  const { moments, numbers } = useFormat()
  const { author, engagement, evidence } = mention
  const counts = (['likes', 'reposts', 'comments', 'views'] as const).flatMap((name) => {
    const count = engagement?.[name]
    return count === undefined ? [] : [t(`mention.${name}`, { count })]
  })
  return (
    <dl className="facts">
      <Fact name={t('mention.author')}>
        {author?.name ?? author?.handle ?? t('mention.anonymous')}
        {author?.followers === undefined ? '' : ` · ${t('mention.followers', { count: author.followers })}`}
      </Fact>
      <Fact name={t('mention.source')}>
        <Link to={`/search?source=${encodeURIComponent(mention.source.id)}`}>{mention.source.name}</Link> ·{' '}
        {label('kind', mention.source.kind)} · {label('platform', mention.platform)}
      </Fact>
      <Fact name={t('mention.collected')}>
        {moments.full(mention.collectedAt)} · {t('mention.version', { version: mention.version })}
      </Fact>
      {counts.length > 0 && <Fact name={t('mention.engagement')}>{counts.join(' · ')}</Fact>}
      <Fact name={t('mention.evidence')}>
        {evidence === undefined ? (
          <span className="quiet">{t('mention.noEvidence')}</span>
        ) : (
          <>
            <a href={addressOf(`/mentions/${encodeURIComponent(mention.id)}/evidence`)} download>
              {t('mention.download')}
            </a>{' '}
            <span className="quiet">
              {t('mention.evidenceText', { bytes: evidence.bytes, at: moments.short(evidence.capturedAt) })}
            </span>
            <div className="mono small quiet" style={{ overflowWrap: 'anywhere' }}>
              SHA-256 {evidence.sha256}
            </div>
          </>
        )}
      </Fact>
      <Fact name={t('mention.model')}>
        <span className="quiet">
          {mention.model} · {numbers.plain(mention.polarityScore)}
        </span>
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** The query of the search page, when the mention was opened from it. */
function useSearchedFor(): string {
  const { pathname, search } = useLocation()
  return pathname === '/search' ? composeQuery(readSearch(new URLSearchParams(search))).text : ''
}
