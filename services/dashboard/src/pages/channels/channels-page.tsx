import { Button } from 'antd'
import { useState } from 'react'
import { useChannels, useSession } from '../../api/use-api.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { StateLine } from '../../parts/state-line.tsx'
import { useLanguage } from '../../words/language.tsx'
import { ChannelForm } from './channel-form.tsx'
import { ChannelTable } from './channel-table.tsx'

const keepers = ['commander', 'admin']

/** Who is told what, where. */
export function ChannelsPage() {
  const { t } = useLanguage()
  const channels = useChannels()
  const role = useSession().data?.role
  const keeper = role !== undefined && keepers.includes(role)
  const [adding, setAdding] = useState(false)
  return (
    <>
      <StateLine
        place={t('nav.channels')}
        clauses={
          channels.data === undefined
            ? undefined
            : [
                {
                  text: t('channels.count', {
                    count: channels.data.items.length,
                    enabled: channels.data.items.filter((one) => one.enabled).length,
                  }),
                },
              ]
        }
      />
      {keeper && (
        <div className="filters">
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('channels.add')}
          </Button>
        </div>
      )}
      <div className="panel">
        <Answer query={channels} rows={4}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('channels.empty')} text={t('channels.emptyText')}>
                {keeper && <Button onClick={() => setAdding(true)}>{t('channels.add')}</Button>}
              </Empty>
            ) : (
              <ChannelTable channels={items} keeper={keeper} />
            )
          }
        </Answer>
      </div>
      {adding && <ChannelForm onClose={() => setAdding(false)} />}
    </>
  )
}
