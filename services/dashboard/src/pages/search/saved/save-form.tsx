import type { SavedSearchInput, ShownSavedSearch } from '@groundswell/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Modal, Select, Switch } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { ApiProblem } from '../../../api/problem.ts'
import { keepSearch } from '../../../api/search-api.ts'
import { mayReadChannels, useNamedChannels, useSession } from '../../../api/use-api.ts'
import { ProblemNote } from '../../../parts/problem-note.tsx'
import { useLanguage } from '../../../words/language.tsx'
import { SavedWhat } from './saved-what.tsx'

type What = Pick<SavedSearchInput, 'query' | 'from' | 'to' | 'sort' | 'drill' | 'group'>

interface SaveFormProps {
  readonly what: What
  /** Undefined for a new one. */
  readonly before: ShownSavedSearch | undefined
  readonly onKept: (kept: ShownSavedSearch) => void
  readonly onClose: () => void
}

interface Values {
  readonly name: string
  readonly shared: boolean
  readonly alertOnNew: boolean
  readonly channels?: string[]
}

/** Name, who sees it, and who is told of new mentions. */
export function SaveForm({ what, before, onKept, onClose }: SaveFormProps) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const alerting = Form.useWatch('alertOnNew', form) ?? before?.alertOnNew ?? false
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const key = useRef(crypto.randomUUID())
  const channels = useNamedChannels()
  const keep = async ({ name, shared, alertOnNew, channels: chosen }: Values) => {
    setBusy(true)
    try {
      const { query, from, to, sort, drill, group } = what
      const search = {
        query,
        from,
        to,
        sort,
        drill,
        group,
        name,
        shared,
        alertOnNew,
        channels: alertOnNew ? (chosen ?? []) : [],
      }
      const kept = await keepSearch(search, before, key.current)
      void message.success(t('saved.kept'))
      onKept(kept)
    } catch (caught) {
      setError(caught)
      key.current = crypto.randomUUID()
      if (caught instanceof ApiProblem && caught.status === 409) void message.warning(t('saved.stale'))
    } finally {
      await client.invalidateQueries({ queryKey: ['saved-searches'] })
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      width={520}
      title={t(before === undefined ? 'saved.save' : 'saved.editTitle')}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={t('action.save')}
      confirmLoading={busy}
    >
      <SavedWhat what={what} />
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: '', shared: false, alertOnNew: false, ...before }}
        onFinish={(values) => void keep(values)}
      >
        <Form.Item
          name="name"
          label={t('saved.name')}
          rules={[{ required: true, whitespace: true, message: t('saved.nameMissing') }]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="shared" label={t('saved.share')} extra={t('saved.shareHint')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="alertOnNew" label={t('saved.alert')} extra={t('saved.alertHint')} valuePropName="checked">
          <Switch />
        </Form.Item>
        {alerting && (
          <Form.Item name="channels" label={t('saved.channels')} extra={<ChannelsHint />}>
            <Select
              mode="multiple"
              placeholder={t('saved.onlyHere')}
              loading={channels.isPending}
              notFoundContent={channels.isPending ? undefined : t('saved.noChannels')}
              options={(channels.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        )}
      </Form>
      {error !== undefined && <ProblemNote error={error} />}
    </Modal>
  )
}

/** Channels are kept on a page of their own, by those who may. */
function ChannelsHint() {
  const { t } = useLanguage()
  const role = useSession().data?.role
  return role !== undefined && mayReadChannels(role) ? (
    <Link to="/channels">{t('saved.toChannels')}</Link>
  ) : (
    t('saved.channelsByOthers')
  )
}
