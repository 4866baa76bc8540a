import type { Category, Incident, Level } from '@groundswell/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Radio, Select } from 'antd'
import { useRef } from 'react'
import { useNavigate } from 'react-router'
import { request } from '../../api/request.ts'
import { useSubjects, useSystem } from '../../api/use-api.ts'
import { LevelTag } from '../../parts/level-tag.tsx'
import { useLanguage } from '../../words/language.tsx'
import { categories } from '../../words/categories.ts'
import { ReasonModal } from './reason-modal.tsx'

interface Opening {
  readonly title: string
  readonly level: Level
  readonly subject: string
  readonly category: Category
}

const levels: readonly Level[] = [1, 2, 3]

/** An incident opened by a person; its clocks start when it is sent. */
export function OpenForm({ onClose }: { readonly onClose: () => void }) {
  const { t, label } = useLanguage()
  const subjects = useSubjects()
  const client = useQueryClient()
  const navigate = useNavigate()
  // In demo mode everything is a drill, what a person opens included.
  const demo = useSystem().data?.mode === 'demo'
  const key = useRef(crypto.randomUUID())
  const open = async ({ title, level, subject, category, reason }: Opening & { reason: string }) => {
    const body = { title, level, subject: { id: subject }, category, reason, drill: demo }
    try {
      const opened = await request<Incident>('/incidents', { method: 'POST', body, idempotencyKey: key.current })
      await client.invalidateQueries({ queryKey: ['incidents'] })
      await navigate(`/incidents/${encodeURIComponent(opened.id)}`)
    } catch (error) {
      // What was refused is mended and sent as something new; only a lost answer repeats the same.
      key.current = crypto.randomUUID()
      throw error
    }
  }
  const missing = [{ required: true, message: t('subjects.missing') }]
  return (
    <ReasonModal<Opening>
      title={t('incident.open')}
      done={t('incident.done.open')}
      label={t('incident.reason')}
      onClose={onClose}
      onSend={open}
    >
      <Form.Item name="title" label={t('incident.title')} rules={missing}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item
        name="level"
        label={t('filter.level')}
        rules={[{ required: true, message: t('incident.levelMissing') }]}
      >
        <Radio.Group className="level-choice">
          {levels.map((level) => (
            <Radio key={level} value={level}>
              <LevelTag level={level} />
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item name="subject" label={t('filter.subject')} rules={missing}>
        <Select options={(subjects.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="category" label={t('filter.category')} rules={missing}>
        <Select
          options={categories
            .filter((value) => value !== 'none')
            .map((value) => ({ value, label: label('category', value) }))}
        />
      </Form.Item>
    </ReasonModal>
  )
}
