import type { ShownSavedSearch } from '@groundswell/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import { endFeed, makeFeed } from '../../../api/search-api.ts'
import { useFormat } from '../../../format/use-format.ts'
import { ProblemNote } from '../../../parts/problem-note.tsx'
import { useCopy } from '../../../parts/use-copy.tsx'
import { useLanguage } from '../../../words/language.tsx'

interface FeedFormProps {
  readonly search: Pick<ShownSavedSearch, 'id' | 'name' | 'feed'>
  readonly onClose: () => void
}

/** The address of a saved search's feed: made and shown once, or ended. */
export function FeedForm({ search, onClose }: FeedFormProps) {
  const { t } = useLanguage()
  const { moments } = useFormat()
  const client = useQueryClient()
  const copy = useCopy()
  const [address, setAddress] = useState<string>()
  const [ended, setEnded] = useState(false)
  const stands = address !== undefined || (search.feed !== null && !ended)
  const [error, setError] = useState<unknown>()
  const attempt = (work: () => Promise<void>) => {
    setError(undefined)
    work()
      .catch(setError)
      .finally(() => void client.invalidateQueries({ queryKey: ['saved-searches'] }))
  }
  const make = async () => {
    const { path } = await makeFeed(search.id)
    setAddress(`${location.origin}${path}`)
    setEnded(false)
  }
  const end = async () => {
    await endFeed(search.id)
    setAddress(undefined)
    setEnded(true)
  }
  return (
    <Modal open width={560} title={t('feed.title')} onCancel={onClose} footer={null}>
      <div className="stack">
        <p>{t('feed.text', { name: search.name })}</p>
        {address !== undefined && (
          <div>
            <Space.Compact block>
              <Input readOnly value={address} className="mono" aria-label={t('feed.title')} data-feed />
              <Button type="primary" onClick={() => void copy(address)}>
                {t('action.copy')}
              </Button>
            </Space.Compact>
            <p className="tone-warn" role="status" style={{ marginTop: 6 }}>
              {t('feed.once')}
            </p>
          </div>
        )}
        {address === undefined && search.feed !== null && stands && (
          <p>{t('feed.stands', { at: moments.short(search.feed.createdAt), ends: search.feed.ends })}</p>
        )}
        {ended && <p role="status">{t('feed.ended')}</p>}
        {error !== undefined && <ProblemNote error={error} />}
        <div className="row wrap">
          <Button type={address === undefined ? 'primary' : 'default'} onClick={() => attempt(make)}>
            {t(stands ? 'feed.makeAnew' : 'feed.make')}
          </Button>
          {stands && (
            <>
              <span className="quiet small">{t('feed.makeHint')}</span>
              <Popconfirm title={t('feed.end')} okButtonProps={{ danger: true }} onConfirm={() => attempt(end)}>
                <Button danger type="text" className="push">
                  {t('feed.end')}
                </Button>
              </Popconfirm>
            </>
          )}
        </div>
      </div>
    </Modal>
  )
}
