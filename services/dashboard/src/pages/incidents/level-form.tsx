import type { Incident, Level } from '@groundswell/contracts'
import { Form, Radio } from 'antd'
import { LevelTag } from '../../parts/level-tag.tsx'
import { useLanguage } from '../../words/language.tsx'
import { ReasonModal } from './reason-modal.tsx'
import { useIncidentCommand } from './use-incident-command.ts'

const levels: readonly Level[] = [1, 2, 3]

export function LevelForm({ incident, onClose }: { readonly incident: Incident; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const command = useIncidentCommand(incident)
  return (
    <ReasonModal<{ level: Level }>
      title={t('incident.changeLevel')}
      done={t('incident.done.level')}
      label={t('incident.reason')}
      onClose={onClose}
      onSend={({ level, reason }) => command.setLevel(level, reason)}
    >
      <p className="quiet small" style={{ marginBottom: 10 }}>
        {t('incident.clockNote')}
      </p>
      <Form.Item
        name="level"
        label={t('incident.newLevel')}
        rules={[{ required: true, message: t('incident.levelMissing') }]}
      >
        <Radio.Group className="level-choice">
          {levels.map((level) => (
            <Radio key={level} value={level} disabled={level === incident.level}>
              <LevelTag level={level} />
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
    </ReasonModal>
  )
}
