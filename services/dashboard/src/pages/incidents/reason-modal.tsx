import { App, Form, Input, Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { useLanguage } from '../../words/language.tsx'

interface ReasonModalProps<T> {
  readonly title: string
  readonly done: string
  readonly label: string
  /** Throws what the API refused; it is shown in the form, which stays open. */
  readonly onSend: (values: T & { reason: string }) => Promise<void>
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** A command that needs a reason in words. */
export function ReasonModal<T extends object>({ title, done, label, onSend, onClose, children }: ReasonModalProps<T>) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const [form] = Form.useForm<T & { reason: string }>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const send = async (values: T & { reason: string }) => {
    setBusy(true)
    try {
      await onSend(values)
      void message.success(done)
      onClose()
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal open title={title} onCancel={onClose} onOk={() => form.submit()} confirmLoading={busy} okText={title}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
        {children}
        <Form.Item
          name="reason"
          label={label}
          extra={t('incident.reasonHint')}
          rules={[{ required: true, whitespace: true, message: t('incident.reasonMissing') }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
        </Form.Item>
        {error !== undefined && <ProblemNote error={error} />}
      </Form>
    </Modal>
  )
}
