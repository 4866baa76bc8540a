import type { Correction } from '@groundswell/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FoundMention, Page } from '../api/answers.ts'
import { addressOf, request } from '../api/request.ts'
import { useDefaultDrill } from '../api/use-api.ts'
import { useFormat } from '../format/use-format.ts'
import { Answer } from '../parts/answer.tsx'
import { useLanguage } from '../words/language.tsx'
import { useCorrections } from './correction-provider.tsx'
import { EraseCorrection } from './erase-correction.tsx'
import { useSaid } from './use-said.ts'

interface CorrectionHistoryProps {
  readonly mention: FoundMention
}

/** Who said what of a mention, newest first; kept as it is until it is erased for good. */
export function CorrectionHistory({ mention }: CorrectionHistoryProps) {
  const { t } = useLanguage()
  const [shown, setShown] = useState(false)
  const { may } = useCorrections()
  const drill = useDefaultDrill()
  return (
    <div>
      <button type="button" className="plain quiet underlined" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t(shown ? 'correction.hide' : 'correction.show')}
      </button>
      {shown && <Histories mention={mention} />}
      <div className="quiet small">
        {t('correction.reach')}{' '}
        {may && (
          <a href={addressOf('/corrections/export', { drill })} download>
            {t('correction.export')}
          </a>
        )}
      </div>
    </div>
  )
}

function Histories({ mention }: CorrectionHistoryProps) {
  const { t } = useLanguage()
  const corrections = useQuery({
    queryKey: ['mention', 'corrections', mention.id],
    queryFn: ({ signal }) =>
      request<Page<Correction>>(`/mentions/${encodeURIComponent(mention.id)}/corrections`, {
        query: { size: 200 },
        signal,
      }),
  })
  return (
    <Answer query={corrections} rows={2}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="quiet small">{t('correction.none')}</p>
        ) : (
          <ul className="small histories">
            {items.map((correction) => (
              <History key={correction.id} mention={mention} correction={correction} />
            ))}
          </ul>
        )
      }
    </Answer>
  )
}

interface HistoryProps extends CorrectionHistoryProps {
  readonly correction: Correction
}

/** All that was said of one text towards one target. */
function History({ mention, correction }: HistoryProps) {
  const { t } = useLanguage()
  const { moments } = useFormat()
  const said = useSaid()
  const { may } = useCorrections()
  const { subjectName, entries } = correction
  return (
    <li data-correction={correction.id}>
      <div className="row wrap">
        <span className="strong">{subjectName ?? t('correction.ofText')}</span>
        {!isOfPresentText(mention, correction) && <span className="quiet">{t('correction.ofEarlierText')}</span>}
        {may && <EraseCorrection mention={mention} correction={correction} />}
      </div>
      <ul>
        {entries.toReversed().map((entry) => (
          <li key={entry.seq}>
            {moments.short(entry.at)} {entry.by} · {said(entry)}{' '}
            <span className="quiet">
              ({entry.answer.model}, {t('mention.version', { version: entry.mentionVersion })})
            </span>
          </li>
        ))}
      </ul>
    </li>
  )
}

/** A mention whose text was edited has the corrections of its earlier text too; they do not count any more. */
function isOfPresentText(mention: FoundMention, { title, text }: Correction): boolean {
  return mention.title === title && mention.text === text
}
