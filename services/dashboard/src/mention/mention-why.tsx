import { useLocation } from 'react-router'
import type { Span } from '@groundswell/contracts'
import type { FoundMention } from '../api/answers.ts'
import type { Question } from '../api/search-api.ts'
import { composeQuery, readSearch } from '../url/search-state.ts'
import { useLanguage } from '../words/language.tsx'
import { wordsAt } from './reason-words.ts'
import { Why } from './why.tsx'

/** Words shown of what one query hit. */
const mostWords = 6

interface MentionWhyProps {
  readonly mention: FoundMention
  /** The search it was opened from, and what that hit; empty where it was opened from none. */
  readonly searched: string
  readonly hits: readonly Span[]
}

/** What found a mention, before anything else of it: the search, the subjects, the words they hit. */
export function MentionWhy({ mention, searched, hits }: MentionWhyProps) {
  const { t } = useLanguage()
  if (searched === '' && mention.subjects.length === 0) return null
  return (
    <div className="mention-why small">
      {searched !== '' && (
        <Line name={t('mention.whySearch')} mention={mention} hits={hits} question={{ q: searched }} kind="searched" />
      )}
      {mention.subjects.map(({ id, name, hits: held }) => (
        <Line
          key={id}
          name={`${t('filter.subject')} ${name}`}
          mention={mention}
          hits={held}
          question={{ subject: id }}
          kind="subject"
        />
      ))}
    </div>
  )
}

interface LineProps {
  readonly name: string
  readonly mention: FoundMention
  readonly hits: readonly Span[]
  readonly question: Question
  readonly kind: 'searched' | 'subject'
}

function Line({ name, mention, hits, question, kind }: LineProps) {
  return (
    <div className="row wrap">
      <span className="second">{name}</span>
      {wordsAt(mention, hits)
        .slice(0, mostWords)
        .map((word) => (
          <mark key={word} data-of={kind}>
            {word}
          </mark>
        ))}
      <Why mention={mention} question={question} />
    </div>
  )
}

/** The query of the search page, where the mention was opened from it. */
export function useSearchedFor(): string {
  const { pathname, search } = useLocation()
  return pathname === '/search' ? composeQuery(readSearch(new URLSearchParams(search))).text : ''
}
