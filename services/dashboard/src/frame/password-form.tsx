import { useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { request } from '../api/request.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useLanguage } from '../words/language.tsx'

interface PasswordFormProps {
  /** False for an account that only ever signed in by a link. */
  readonly passwordSet: boolean
  readonly onClose: () => void
}

interface Entered {
  readonly current?: string
  readonly password: string
  readonly again: string
}

const shortest = 10

export function PasswordForm({ passwordSet, onClose }: PasswordFormProps) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<Entered>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const save = async ({ current, password }: Entered) => {
    setBusy(true)
    try {
      const body = { password, ...(current === undefined ? {} : { current }) }
      await request('/session/password', { method: 'PUT', body })
      await client.invalidateQueries({ queryKey: ['session'] })
      void message.success(t('password.saved'))
      onClose()
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  const title = t(passwordSet ? 'password.change' : 'password.set')
  return (
    <Modal open title={title} onCancel={onClose} onOk={() => form.submit()} okText={title} confirmLoading={busy}>
      <Form<Entered> form={form} layout="vertical" requiredMark={false} onFinish={(entered) => void save(entered)}>
        {passwordSet && (
          <Form.Item
            name="current"
            label={t('password.current')}
            rules={[{ required: true, message: t('signIn.passwordMissing') }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
        )}
        <Form.Item
          name="password"
          label={t('password.new')}
          extra={t('password.hint')}
          rules={[{ required: true, min: shortest, max: 200, message: t('password.hint') }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('password.again')}
          dependencies={['password']}
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_rule, value: unknown) => {
                if (value !== getFieldValue('password')) throw new Error(t('password.differs'))
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {error !== undefined && <ProblemNote error={error} />}
      </Form>
    </Modal>
  )
}
