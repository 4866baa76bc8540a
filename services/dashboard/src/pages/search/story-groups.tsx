import { Link } from 'react-router'
import type { StoryGroups as Groups } from '../../api/answers.ts'
import { MentionRow } from '../../mention/mention-row.tsx'
import { useOpenMention } from '../../mention/open-mention.ts'
import { Empty } from '../../parts/empty.tsx'
import { LevelTag } from '../../parts/level-tag.tsx'
import { type SearchState, withCondition, writeSearch } from '../../url/search-state.ts'
import { useLanguage } from '../../words/language.tsx'

interface StoryGroupsProps {
  readonly groups: Groups
  readonly state: SearchState
}

/** What was found, one row a story with its newest mention. */
export function StoryGroups({ groups, state }: StoryGroupsProps) {
  const { t } = useLanguage()
  const { open } = useOpenMention()
  const { items, total, totalAtLeast, mentions } = groups
  if (items.length === 0) return <Empty title={t('group.empty')} />
  return (
    <>
      <p className="panel-body quiet" style={{ borderBottom: '1px solid var(--line)' }}>
        {total === undefined
          ? t('group.stateAtLeast', { stories: totalAtLeast ?? items.length, mentions })
          : t('group.state', { stories: total, mentions })}
      </p>
      <ul className="story-groups">
        {items.map(({ story, count, newest }) => (
          <li key={story.id}>
            <div className="row wrap story">
              {story.level === null ? (
                <span className="tag">{t('group.ungraded')}</span>
              ) : (
                <LevelTag level={story.level} />
              )}
              <Link className="strong" to={`/search?${ofStory(state, story.id)}`} lang="zh-CN">
                {story.title === '' ? t('group.untitled') : story.title}
              </Link>
              {story.subject !== null && <span className="quiet">{story.subject.name}</span>}
              <span className="push num strong">{t('group.count', { count })}</span>
            </div>
            <MentionRow mention={newest} subjectId={story.subject?.id} onOpen={() => open(newest.id)} />
          </li>
        ))}
      </ul>
      <p className="panel-body quiet small">
        {items.length < (total ?? Number.POSITIVE_INFINITY)
          ? t('group.noteCut', { shown: items.length })
          : t('group.note')}
      </p>
    </>
  )
}

/** The mentions of one story, within the same search. */
function ofStory(state: SearchState, story: string): string {
  const { group: _, ...rest } = withCondition(state, 'story', story)
  return writeSearch(rest).toString()
}
