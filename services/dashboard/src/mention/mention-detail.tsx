import { ExportOutlined } from '@ant-design/icons'
import type { MentionField } from '@groundswell/contracts'
import { Link } from 'react-router'
import type { FoundMention } from '../api/answers.ts'
import { addressOf } from '../api/request.ts'
import { useExplained } from '../api/search-api.ts'
import { mayReadEvidence, useMention, useSession } from '../api/use-api.ts'
import { AskAnother } from '../explain/ask-another.tsx'
import { useFormat } from '../format/use-format.ts'
import { Answer } from '../parts/answer.tsx'
import { DrillTag } from '../parts/marks.tsx'
import { useLanguage } from '../words/language.tsx'
import { useCorrectionKeys } from '../correction/use-correction-keys.ts'
import { Fact } from './fact.tsx'
import { MarkedText } from './marked-text.tsx'
import { MentionJudgement } from './mention-judgement.tsx'
import { MentionWhy, useSearchedFor } from './mention-why.tsx'

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
  useCorrectionKeys(mention, undefined, true)
  const searched = useSearchedFor()
  const explained = useExplained(mention.id, { q: searched }, searched !== '')
  const hits = explained.data?.highlights ?? []
  const marks = (field: MentionField) => ({
    stretches: hits.filter((span) => span.field === field),
    others: mention.subjects.flatMap((subject) => subject.hits).filter((span) => span.field === field),
  })
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
            <MarkedText text={mention.title} {...marks('title')} />
          </h2>
        )}
        <MentionWhy mention={mention} searched={searched} hits={hits} />
        <p className="detail-text" lang={mention.lang}>
          <MarkedText text={mention.text} {...marks('text')} />
        </p>
        {mention.truncated === true && <p className="quiet small">{t('mention.truncated')}</p>}
      </div>
      <MentionJudgement mention={mention} />
      <AskAnother mention={mention} />
      <Provenance mention={mention} />
    </div>
  )
}

function Provenance({ mention }: { readonly mention: FoundMention }) {
  const { t, label } = useLanguage()
  const { moments, numbers } = useFormat()
  const { author, engagement, evidence } = mention
  const role = useSession().data?.role
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
            {mayReadEvidence(role) && (
              <a href={addressOf(`/mentions/${encodeURIComponent(mention.id)}/evidence`)} download>
                {t('mention.download')}
              </a>
            )}{' '}
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
          {mention.model} · {t('mention.score', { score: numbers.signed(mention.polarityScore) })}
        </span>
      </Fact>
    </dl>
  )
}
