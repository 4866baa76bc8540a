import type { Correction } from '@groundswell/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Page } from '../api/answers.ts'
import { addressOf, request } from '../api/request.ts'
import { useDefaultDrill } from '../api/use-api.ts'
import { useFormat } from '../format/use-format.ts'
import { Answer } from '../parts/answer.tsx'
import { useLanguage } from '../words/language.tsx'
import { useCorrections } from './correction-provider.tsx'
import { useSaid } from './use-said.ts'

/** Who said what of a mention, newest first; nothing of it is ever changed. */
export function CorrectionHistory({ mentionId }: { readonly mentionId: string }) {
  const { t } = useLanguage()
  const [shown, setShown] = useState(false)
  const { may } = useCorrections()
  const drill = useDefaultDrill()
  return (
    <div>
      <button type="button" className="plain quiet underlined" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t(shown ? 'correction.hide' : 'correction.show')}
      </button>
      {shown && <Entries mentionId={mentionId} />}
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

function Entries({ mentionId }: { readonly mentionId: string }) {
  const { t } = useLanguage()
  const { moments } = useFormat()
  const said = useSaid()
  const corrections = useQuery({
    queryKey: ['mention', 'corrections', mentionId],
    queryFn: ({ signal }) =>
      request<Page<Correction>>(`/mentions/${encodeURIComponent(mentionId)}/corrections`, {
        query: { size: 200 },
        signal,
      }),
  })
  return (
    <Answer query={corrections} rows={2}>
      {({ items }) => {
        const entries = items
          .flatMap(({ id, subjectName, entries }) => entries.map((entry) => ({ id, subjectName, ...entry })))
          .toSorted((a, b) => b.at.localeCompare(a.at) || b.seq - a.seq)
        if (entries.length === 0) return <p className="quiet small">{t('correction.none')}</p>
        return (
          <ul className="small">
            {entries.map((entry) => (
              <li key={`${entry.id}-${entry.seq}`}>
                {moments.short(entry.at)} {entry.by} · {entry.subjectName ?? t('correction.ofText')} · {said(entry)}{' '}
                <span className="quiet">
                  ({entry.answer.model}, {t('mention.version', { version: entry.mentionVersion })})
                </span>
              </li>
            ))}
          </ul>
        )
      }}
    </Answer>
  )
}
