import type { FoundMention } from '../api/answers.ts'
import { useExplained, type Question } from '../api/search-api.ts'
import { Answer } from '../parts/answer.tsx'
import { useLanguage } from '../words/language.tsx'
import { ExplanationTree, placeOf } from './explanation-tree.tsx'

interface ExplanationProps {
  readonly mention: FoundMention
  readonly question: Question
}

/** Whether a query or a subject matches a mention, and every part of it. */
export function Explanation({ mention, question }: ExplanationProps) {
  const { t } = useLanguage()
  const explained = useExplained(mention.id, question)
  return (
    <div className="explanation" style={{ flexBasis: '100%' }}>
      <Answer query={explained} rows={2}>
        {({ matched, query, tree, because, subject }) => (
          <>
            <div className={matched ? 'tone-good strong' : 'tone-bad strong'} role="status">
              {t(matched ? 'explain.matched' : 'explain.missed')}
              {subject !== undefined && ` · ${subject.name}`}
            </div>
            {subject?.changed === true && <div className="tone-warn small">{t('explain.changed')}</div>}
            <ExplanationTree part={tree} query={query} deciding={new Set(because.map(placeOf))} mention={mention} />
          </>
        )}
      </Answer>
    </div>
  )
}
