import type { Subject, SubjectInput, SubjectKind } from '@groundswell/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, Popconfirm, Select } from 'antd'
import { useRef, useState } from 'react'
import { ApiProblem, errorsAt } from '../../api/problem.ts'
import { request } from '../../api/request.ts'
import { QueryEditor } from '../../query-editor/query-editor.tsx'
import { useQueryVocabulary } from '../../query-editor/use-query-vocabulary.ts'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { placeErrors, type PlacedError } from '../../url/query-errors.ts'
import { useLanguage } from '../../words/language.tsx'

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
          <SubjectQuery errors={queryErrors} sent={sent} />
        </Form.Item>
        {queryErrors.length === 0 && error !== undefined && <ProblemNote error={error} />}
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

interface SubjectQueryProps {
  readonly errors: readonly PlacedError[]
  /** The text the errors are of. */
  readonly sent: string
  // What a form item gives its field.
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
}

function SubjectQuery({ errors, sent, id, value = '', onChange }: SubjectQueryProps) {
  const { t } = useLanguage()
  const vocabulary = useQueryVocabulary()
  return (
    <QueryEditor
      {...(id === undefined ? {} : { id })}
      value={value}
      onChange={(next) => onChange?.(next)}
      purpose="subject"
      errors={value === sent ? errors : []}
      vocabulary={vocabulary}
      label={t('subjects.query')}
      rows={3}
    />
  )
}
