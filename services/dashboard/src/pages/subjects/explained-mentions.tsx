import { Button } from 'antd'
import { useState } from 'react'
import type { FoundMention } from '../../api/answers.ts'
import { MentionRow } from '../../mention/mention-row.tsx'
import { useOpenMention } from '../../mention/open-mention.ts'
import { Why } from '../../mention/why.tsx'
import { useLanguage } from '../../words/language.tsx'

interface ExplainedMentionsProps {
  readonly mentions: readonly FoundMention[]
  /** What each is asked for: why it matches this. */
  readonly question: { readonly subject: string } | { readonly q: string }
}

const atFirst = 5

/** A few mentions, each with why it is here. */
export function ExplainedMentions({ mentions, question }: ExplainedMentionsProps) {
  const { t } = useLanguage()
  const [all, setAll] = useState(false)
  const { open } = useOpenMention()
  return (
    <div>
      {(all ? mentions : mentions.slice(0, atFirst)).map((mention) => (
        <div key={mention.id} className="explained">
          <MentionRow
            mention={mention}
            subjectId={'subject' in question ? question.subject : undefined}
            onOpen={() => open(mention.id)}
          />
          <div className="row wrap small">
            <Why mention={mention} question={question} />
          </div>
        </div>
      ))}
      {!all && mentions.length > atFirst && (
        <Button type="text" block onClick={() => setAll(true)}>
          {t('subjects.more', { count: mentions.length - atFirst })}
        </Button>
      )}
    </div>
  )
}
