import { CloseOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useLiveEvent } from '../api/live-context.tsx'
import { useLanguage } from '../words/language.tsx'
import { isFound, isSameLine, withFound, type Found } from './found-news.ts'

/** Lines shown; the others are counted. */
const shown = 3

/** What saved searches newly found, over the page rather than in it so that nothing moves, until it is opened or put away. */
export function FoundNotice() {
  const { t } = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [waiting, setWaiting] = useState<readonly Found[]>([])
  useLiveEvent('found', (data) => {
    if (isFound(data)) setWaiting((before) => withFound(before, data))
  })
  const putAway = (found: Found) => setWaiting((before) => before.filter((each) => !isSameLine(each, found)))
  const open = async (found: Found) => {
    putAway(found)
    await navigate(`/search?${new URLSearchParams({ saved: found.savedSearchId, sort: 'newest' }).toString()}`)
    await client.invalidateQueries({ queryKey: ['mentions'] })
  }
  return (
    <div role="status" className="found-place no-print">
      {waiting.slice(0, shown).map((found) => (
        <div className="found-news" key={`${found.savedSearchId} ${found.drill}`}>
          {found.drill && <span className="tag drill">{t('drill.mark')}</span>}
          <span className="found-text">{t('found.new', { name: found.name, count: found.count })}</span>
          <button type="button" className="plain strong" onClick={() => void open(found)}>
            {t('found.open')}
          </button>
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={t('found.putAway')}
            onClick={() => putAway(found)}
          />
        </div>
      ))}
      {waiting.length > shown && (
        <div className="found-news">
          <span className="found-text quiet">{t('found.others', { count: waiting.length - shown })}</span>
          <button type="button" className="plain strong" onClick={() => setWaiting([])}>
            {t('found.putAllAway')}
          </button>
        </div>
      )}
    </div>
  )
}
