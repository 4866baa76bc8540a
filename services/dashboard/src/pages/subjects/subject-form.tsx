import type { Subject, SubjectInput, SubjectKind } from '@groundswell/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, Popconfirm, Select } from 'antd'
import { useRef, useState } from 'react'
import { ApiProblem, errorsAt } from '../../api/problem.ts'
import { request } from '../../api/request.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { placeErrors } from '../../url/query-errors.ts'
import { useLanguage } from '../../words/language.tsx'
import { markErrors } from '../search/mark-errors.ts'
import { useErrorPlace } from '../search/query-field.tsx'

interface SubjectFormProps {
  /** Undefined for a new one. */
  readonly subject: Subject | undefined
  readonly onClose: () => void
}

const kinds: readonly SubjectKind[] = ['brand', 'competitor', 'policy', 'consumer']

export function SubjectForm({ subject, onClose }: SubjectFormProps) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<SubjectInput>()
  const [error, setError] = useState<unknown>()
  const [sent, setSent] = useState('')
  const [busy, setBusy] = useState(false)
  const key = useRef(crypto.randomUUID())
  const finish = async (word: 'subjects.saved' | 'subjects.deleted') => {
    await client.invalidateQueries({ queryKey: ['subjects'] })
    void message.success(t(word))
    onClose()
  }
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
    } catch (caught) {
      setError(caught)
      if (caught instanceof ApiProblem && caught.status === 409)
        await client.invalidateQueries({ queryKey: ['subjects'] })
    } finally {
      setBusy(false)
    }
  }
  const save = (values: SubjectInput) =>
    attempt(async () => {
      setSent(values.query)
      await (subject === undefined
        ? request('/subjects', { method: 'POST', body: values, idempotencyKey: key.current })
        : request(`/subjects/${encodeURIComponent(subject.id)}`, {
            method: 'PUT',
            body: { ...values, id: subject.id },
            version: subject.version,
          }))
      await finish('subjects.saved')
    }).finally(() => {
      key.current = crypto.randomUUID()
    })
  const remove = () =>
    attempt(async () => {
      if (subject === undefined) return
      await request(`/subjects/${encodeURIComponent(subject.id)}`, { method: 'DELETE', version: subject.version })
      await finish('subjects.deleted')
    })
  const where = useErrorPlace()
  const queryErrors = placeErrors(errorsAt(error, 'query'), sent, 0)
  const missing = [{ required: true, whitespace: true, message: t('subjects.missing') }]
  return (
    <Modal
      open
      width={640}
      title={t(subject === undefined ? 'subjects.add' : 'subjects.editTitle')}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={t('action.save')}
      confirmLoading={busy}
    >
      <Form<SubjectInput>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={subject ?? { kind: 'brand' }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="name" label={t('subjects.name')} rules={missing}>
          <Input maxLength={200} />
        </Form.Item>
        {subject === undefined && (
          <Form.Item
            name="id"
            label={t('subjects.id')}
            extra={t('subjects.idHint')}
            rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9._-]{0,99}$/, message: t('subjects.idHint') }]}
          >
            <Input className="mono" />
          </Form.Item>
        )}
        <Form.Item name="kind" label={t('subjects.kind')}>
          <Select options={kinds.map((value) => ({ value, label: t(`subject.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="query"
          label={t('subjects.query')}
          rules={missing}
          {...(queryErrors.length > 0 ? { validateStatus: 'error' as const } : {})}
        >
          <Input.TextArea
            className="mono"
            autoSize={{ minRows: 3, maxRows: 12 }}
            spellCheck={false}
            maxLength={20_000}
          />
        </Form.Item>
        {queryErrors.length > 0 ? (
          <div role="alert" className="problem" style={{ display: 'block' }}>
            <div className="mono query-errors">
              {markErrors(sent, queryErrors).map((piece, index) => (
                <span key={index} data-bad={piece.bad || undefined}>
                  {piece.text}
                </span>
              ))}
            </div>
            {queryErrors.map((one) => (
              <div key={`${one.start}-${one.message}`} className="tone-bad">
                {where(one)}: {one.message}
              </div>
            ))}
          </div>
        ) : (
          error !== undefined && <ProblemNote error={error} />
        )}
        {subject !== undefined && (
          <Popconfirm
            title={t('subjects.deleteAsk', { name: subject.name })}
            okText={t('action.delete')}
            okButtonProps={{ danger: true }}
            onConfirm={() => void remove()}
          >
            <Button danger type="text">
              {t('action.delete')}
            </Button>
          </Popconfirm>
        )}
      </Form>
    </Modal>
  )
}
