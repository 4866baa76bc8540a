import { Link } from 'react-router'
import type { FoundMention } from '../api/answers.ts'
import { AllCorrectedTags } from '../correction/corrected-tags.tsx'
import { judgedOf } from '../correction/correction-change.ts'
import { useFormat } from '../format/use-format.ts'
import { DrillTag, PolarityMark, SignalTag } from '../parts/marks.tsx'
import { Ago } from '../parts/when.tsx'
import { useNarrowed } from '../url/use-narrowed.ts'
import { useLanguage } from '../words/language.tsx'
import { MarkedText } from './marked-text.tsx'
import { marksOf } from './marks-of.ts'
import { excerptOf } from './pieces.ts'

interface MentionRowProps {
  readonly mention: FoundMention
  readonly onOpen: () => void
  readonly selected?: boolean
  /** Where one subject is looked at, its judgement is shown. */
  readonly subjectId?: string | undefined
}

export function MentionRow({ mention, onOpen, selected = false, subjectId }: MentionRowProps) {
  const excerpt = excerptOf(mention.text, marksOf(mention, 'text'))
  const words = <MarkedText text={excerpt.text} stretches={excerpt.stretches} />
  const titled = mention.title !== ''
  return (
    <article className={selected ? 'mention selected' : 'mention'} onClick={onOpen} data-mention={mention.id}>
      <PolarityMark polarity={judgedOf(mention, subjectId).polarity} />
      <button
        type="button"
        lang={mention.lang}
        className={titled ? 'plain title' : 'plain untitled'}
        onClick={(event) => {
          event.stopPropagation()
          onOpen()
        }}
      >
        {titled ? <MarkedText text={mention.title} stretches={marksOf(mention, 'title')} /> : words}
      </button>
      <Ago at={mention.publishedAt} />
      {titled && (
        <p className="words" lang={mention.lang}>
          {words}
        </p>
      )}
      <MentionMeta mention={mention} subjectId={subjectId} />
    </article>
  )
}

function MentionMeta({ mention, subjectId }: Pick<MentionRowProps, 'mention' | 'subjectId'>) {
  const { t, label } = useLanguage()
  const { numbers } = useFormat()
  const narrowed = useNarrowed()
  const followers = mention.author?.followers
  return (
    <div className="meta">
      {mention.drill && <DrillTag />}
      {mention.backfill && <span className="tag backfill">{t('mention.backfill')}</span>}
      <span>
        {mention.source.name}
        {mention.author?.name === undefined ? '' : ` · ${mention.author.name}`}
        {followers === undefined ? '' : ` · ${t('mention.followers', { count: numbers.compact(followers) })}`}
      </span>
      {mention.category !== 'none' && judgedOf(mention).labels.category === undefined && (
        <Link className="tag" to={narrowed('category', mention.category)} onClick={(event) => event.stopPropagation()}>
          {label('category', mention.category)}
        </Link>
      )}
      <AllCorrectedTags mention={mention} subjectId={subjectId} />
      {mention.signals.slice(0, 3).map((signal) => (
        <SignalTag key={`${signal.kind}-${signal.field}-${signal.start}`} signal={signal} />
      ))}
      {mention.subjects.map((subject) => (
        <SubjectLinks key={subject.id} subject={subject} />
      ))}
    </div>
  )
}

function SubjectLinks({ subject }: { readonly subject: FoundMention['subjects'][number] }) {
  const { t } = useLanguage()
  const narrowed = useNarrowed()
  return (
    <span className="row" style={{ gap: 6 }} onClick={(event) => event.stopPropagation()}>
      <Link to={narrowed('subject', subject.id)}>{subject.name}</Link>
      {subject.storyId !== undefined && (
        <Link to={narrowed('story', subject.storyId, 'all')}>{t('mention.story')}</Link>
      )}
    </span>
  )
}
