import type { SourceDraft, SourceTrial } from '@groundswell/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, Select } from 'antd'
import { useRef, useState } from 'react'
import { request } from '../../api/request.ts'
import { useSystem } from '../../api/use-api.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useLanguage } from '../../words/language.tsx'
import { TrialResult } from './trial-result.tsx'

const kinds = ['rss', 'page', 'browser'] as const

interface Entered {
  readonly kind: (typeof kinds)[number]
  readonly id: string
  readonly name: string
  readonly platform: string
  readonly url: string
}

/** A feed or a page to watch, tried before it is kept. */
export function SourceForm({ onClose }: { readonly onClose: () => void }) {
  const { t, label } = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const demo = useSystem().data?.mode === 'demo'
  const [form] = Form.useForm<Entered>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState<'try' | 'save'>()
  const [trial, setTrial] = useState<SourceTrial>()
  const key = useRef(crypto.randomUUID())
  const draftOf = (entered: Entered): SourceDraft => ({ ...entered, drill: demo })
  const run = async (what: 'try' | 'save', work: () => Promise<void>) => {
    setBusy(what)
    setError(undefined)
    try {
      await work()
    } catch (caught) {
      setError(caught)
      key.current = crypto.randomUUID()
    } finally {
      setBusy(undefined)
    }
  }
  const tryOut = async () => {
    // What is missing is said at its field by the form itself.
    const entered = await form.validateFields().catch(() => undefined)
    if (entered === undefined) return
    await run('try', async () => {
      setTrial(undefined)
      setTrial(await request<SourceTrial>('/sources/try', { method: 'POST', body: draftOf(entered) }))
    })
  }
  const save = (entered: Entered) =>
    run('save', async () => {
      await request('/sources', { method: 'POST', body: draftOf(entered), idempotencyKey: key.current })
      await client.invalidateQueries({ queryKey: ['sources'] })
      void message.success(t('sources.saved'))
      onClose()
    })
  const missing = [{ required: true, whitespace: true, message: t('subjects.missing') }]
  return (
    <Modal
      open
      width={640}
      title={t('sources.add')}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={t('action.save')}
      confirmLoading={busy === 'save'}
    >
      <Form<Entered>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'rss' }}
        onFinish={(entered) => void save(entered)}
      >
        <Form.Item name="kind" label={t('sources.kind')}>
          <Select options={kinds.map((value) => ({ value, label: label('kind', value) }))} />
        </Form.Item>
        <Form.Item
          name="url"
          label={t('sources.url')}
          rules={[{ required: true, pattern: /^https?:\/\/\S+$/, message: t('channels.urlHint') }]}
        >
          <Input className="mono" placeholder="https://" />
        </Form.Item>
        <Form.Item name="name" label={t('subjects.name')} rules={missing}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="id"
          label={t('subjects.id')}
          extra={t('subjects.idHint')}
          rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9._-]{0,99}$/, message: t('subjects.idHint') }]}
        >
          <Input className="mono" />
        </Form.Item>
        <Form.Item name="platform" label={t('sources.platform')} extra={t('sources.platformHint')} rules={missing}>
          <Input className="mono" maxLength={100} />
        </Form.Item>
        <Button loading={busy === 'try'} onClick={() => void tryOut()}>
          {t('sources.try')}
        </Button>
        <div style={{ marginTop: 10 }}>
          {error !== undefined && <ProblemNote error={error} />}
          {trial !== undefined && <TrialResult trial={trial} />}
        </div>
      </Form>
    </Modal>
  )
}
