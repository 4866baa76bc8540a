import type { AlertReason, GradedAlert } from '@groundswell/contracts'
import { useState } from 'react'
import { useMentionsById } from '../api/use-api.ts'
import { sayWindow } from '../format/duration.ts'
import { useFormat } from '../format/use-format.ts'
import { MentionRow } from '../mention/mention-row.tsx'
import { Why } from '../mention/why.tsx'
import { useOpenMention } from '../mention/open-mention.ts'
import { Answer } from '../parts/answer.tsx'
import { LevelTag } from '../parts/level-tag.tsx'
import { useLanguage } from '../words/language.tsx'

interface AlertReasonsProps {
  readonly reasons: readonly AlertReason[]
  /** The subject that was graded: why its mentions match is a click away. */
  readonly subjectId?: string | undefined
}

/** Why it was graded so; each reason opens the mentions it rests on. */
export function AlertReasons({ reasons, subjectId }: AlertReasonsProps) {
  const { t } = useLanguage()
  if (reasons.length === 0) return <p className="quiet panel-body">{t('alert.noReasons')}</p>
  return (
    <ul>
      {reasons.map((reason, index) => (
        <ReasonRow key={`${reason.indicator}-${index}`} reason={reason} subjectId={subjectId} />
      ))}
    </ul>
  )
}

interface ReasonRowProps {
  readonly reason: AlertReason
  readonly subjectId: string | undefined
}

function ReasonRow({ reason, subjectId }: ReasonRowProps) {
  const { t, language } = useLanguage()
  const text = useReasonText()(reason)
  const [shown, setShown] = useState(false)
  const count = reason.mentions.length
  return (
    <li style={{ borderBottom: '1px solid var(--line)' }}>
      <div className="row wrap panel-body" style={{ paddingBlock: 8 }}>
        <LevelTag level={reason.level} />
        <span className="strong">{text}</span>
        <span className="quiet">
          {t('alert.window')} {sayWindow(reason.window, language)}
        </span>
        {reason.claim === true && <span className="tag claim">{t('alert.claim')}</span>}
        {count > 0 && (
          <button
            type="button"
            className="plain push"
            style={{ color: 'var(--accent)' }}
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? t('alert.hideMentions') : t('alert.showMentions', { count })}
          </button>
        )}
      </div>
      {shown && <MentionsOf ids={reason.mentions} subjectId={subjectId} />}
    </li>
  )
}

interface MentionsOfProps {
  readonly ids: readonly string[]
  readonly subjectId?: string | undefined
}

export function MentionsOf({ ids, subjectId }: MentionsOfProps) {
  const { t } = useLanguage()
  const { open } = useOpenMention()
  const mentions = useMentionsById(ids, true)
  return (
    <Answer query={mentions}>
      {({ items, missing }) => (
        <div style={{ borderTop: '1px solid var(--line)', background: 'var(--sunken)' }}>
          {items.map((mention) => (
            <div key={mention.id}>
              <MentionRow mention={mention} subjectId={subjectId} onOpen={() => open(mention.id)} />
              {subjectId !== undefined && (
                <div className="row wrap alert-why">
                  <Why mention={mention} question={{ subject: subjectId }} />
                </div>
              )}
            </div>
          ))}
          {missing > 0 && <p className="quiet panel-body">{t('alert.gone')}</p>}
        </div>
      )}
    </Answer>
  )
}

/** A reason in one line: `投诉人数 128（阈值 100）`. Shares are written as percentages. */
export function useReasonText(): (reason: AlertReason) => string {
  const { t, label } = useLanguage()
  const { numbers } = useFormat()
  return (reason) => {
    const share = reason.indicator.endsWith('share')
    const say = (value: number | string) =>
      typeof value === 'string' ? value : share && value <= 1 ? numbers.percent(value) : numbers.plain(value)
    return t('alert.reached', {
      indicator: label('indicator', reason.indicator),
      value: say(reason.value),
      threshold: say(reason.threshold),
    })
  }
}

/** Why one change came about, in a line: its reasons, or what a person gave as theirs. */
export function useChangeText(): (alert: Pick<GradedAlert, 'reasons' | 'override'>, most?: number) => string {
  const { t } = useLanguage()
  const reasonText = useReasonText()
  return ({ reasons, override }, most = reasons.length) => {
    const said = reasons.slice(0, most).map(reasonText)
    if (override !== undefined) said.unshift(`${t('ledger.override', { by: override.by })} · ${override.reason}`)
    return said.length === 0 ? t('alert.noReasons') : said.join(' · ')
  }
}
