import type { ChannelInput } from '@groundswell/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Form, Input, Modal, Space } from 'antd'
import { useRef, useState } from 'react'
import { request } from '../../api/request.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useLanguage } from '../../words/language.tsx'
import { newSecret } from './new-secret.ts'

export function ChannelForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<ChannelInput>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const key = useRef(crypto.randomUUID())
  const save = async (values: ChannelInput) => {
    setBusy(true)
    try {
      const body = { ...values, kind: 'webhook' }
      await request('/channels', { method: 'POST', body, idempotencyKey: key.current })
      await client.invalidateQueries({ queryKey: ['channels'] })
      void message.success(t('channels.saved'))
      onClose()
    } catch (caught) {
      setError(caught)
      key.current = crypto.randomUUID()
    } finally {
      setBusy(false)
    }
  }
  const missing = [{ required: true, whitespace: true, message: t('subjects.missing') }]
  return (
    <Modal
      open
      title={t('channels.add')}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={t('action.save')}
      confirmLoading={busy}
    >
      <Form<ChannelInput>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ drills: false, enabled: true }}
        onFinish={(values) => void save(values)}
      >
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
        <Form.Item
          name="url"
          label={t('channels.url')}
          rules={[{ required: true, pattern: /^https?:\/\/\S+$/, message: t('channels.urlHint') }]}
        >
          <Input className="mono" placeholder="https://" />
        </Form.Item>
        <Form.Item label={t('channels.secret')} extra={t('channels.secretHint')} htmlFor="secret">
          <Space.Compact block>
            <Form.Item name="secret" noStyle rules={missing}>
              <Input id="secret" className="mono" autoComplete="off" />
            </Form.Item>
            <Button onClick={() => form.setFieldValue('secret', newSecret())}>{t('channels.makeSecret')}</Button>
          </Space.Compact>
        </Form.Item>
        <Form.Item name="drills" valuePropName="checked">
          <Checkbox>{t('channels.drills')}</Checkbox>
        </Form.Item>
        {error !== undefined && <ProblemNote error={error} />}
      </Form>
    </Modal>
  )
}
