import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Switch } from 'antd'
import { useState } from 'react'
import type { ListedChannel } from '../../api/answers.ts'
import { request } from '../../api/request.ts'
import { useProblemText } from '../../parts/problem-note.tsx'
import { Status } from '../../parts/status.tsx'
import { At } from '../../parts/when.tsx'
import { useLanguage } from '../../words/language.tsx'

interface ChannelTableProps {
  readonly channels: readonly ListedChannel[]
  readonly keeper: boolean
}

export function ChannelTable({ channels, keeper }: ChannelTableProps) {
  const { t } = useLanguage()
  return (
    <table className="table stacks">
      <thead>
        <tr>
          <th scope="col">{t('sources.column.state')}</th>
          <th scope="col">{t('subjects.name')}</th>
          <th scope="col">{t('channels.url')}</th>
          <th scope="col">{t('filter.drill')}</th>
          <th scope="col">{t('subjects.updated')}</th>
          <th scope="col">
            <span className="unseen">{t('channels.test')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {channels.map((channel) => (
          <ChannelRow key={channel.id} channel={channel} keeper={keeper} />
        ))}
      </tbody>
    </table>
  )
}

function ChannelRow({ channel, keeper }: { readonly channel: ListedChannel; readonly keeper: boolean }) {
  const { t } = useLanguage()
  const { notification, message } = App.useApp()
  const client = useQueryClient()
  const problemText = useProblemText()
  const [busy, setBusy] = useState(false)
  const path = `/channels/${encodeURIComponent(channel.id)}`
  const tell = (error: unknown) => {
    const { title, detail } = problemText(error)
    notification.error({ title, description: detail.join(' ') })
  }
  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      tell(error)
    } finally {
      setBusy(false)
      await client.invalidateQueries({ queryKey: ['channels'] })
    }
  }
  const test = () =>
    run(async () => {
      const result = await request<TestAnswer>(`${path}/test`, { method: 'POST', body: {} })
      if (result.ok) void message.success(t('channels.tested'))
      else {
        const said = [result.status === undefined ? '' : `HTTP ${result.status}`, result.error ?? '']
        notification.error({ title: t('channels.testFailed'), description: said.filter(Boolean).join(' · ') })
      }
    })
  const enable = (enabled: boolean) =>
    run(async () => {
      const { secretEnds: _, version, updatedAt: __, ...input } = channel
      await request(path, { method: 'PUT', body: { ...input, enabled }, version })
    })
  return (
    <tr>
      <td>
        {keeper ? (
          <span className="row">
            <Switch
              size="small"
              checked={channel.enabled}
              aria-label={`${channel.name}: ${t('channels.enabled')}`}
              onChange={(on) => void enable(on)}
            />
            {t(channel.enabled ? 'channels.enabled' : 'channels.disabled')}
          </span>
        ) : (
          <Status tone={channel.enabled ? 'good' : 'idle'}>
            {t(channel.enabled ? 'channels.enabled' : 'channels.disabled')}
          </Status>
        )}
      </td>
      <td>
        <div className="strong">{channel.name}</div>
        <div className="quiet small mono">{channel.id}</div>
      </td>
      <td className="whole mono small" style={{ overflowWrap: 'anywhere' }}>
        {channel.url}
      </td>
      <td>{t(channel.drills ? 'channels.drills' : 'channels.noDrills')}</td>
      <td className="quiet">
        <At at={channel.updatedAt} />
      </td>
      <td>
        {keeper && (
          <Button size="small" loading={busy} onClick={() => void test()}>
            {t('channels.test')}
          </Button>
        )}
      </td>
    </tr>
  )
}

interface TestAnswer {
  readonly ok: boolean
  readonly status?: number
  readonly error?: string
}
