import type { Incident, IncidentState } from '@groundswell/contracts'
import { Form, Radio } from 'antd'
import { useLanguage } from '../../words/language.tsx'
import { moves } from './moves.ts'
import { ReasonModal } from './reason-modal.tsx'
import { useIncidentCommand } from './use-incident-command.ts'

export function StateForm({ incident, onClose }: { readonly incident: Incident; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const command = useIncidentCommand(incident)
  return (
    <ReasonModal<{ state: IncidentState }>
      title={t('incident.changeState')}
      done={t('incident.done.state')}
      label={t('incident.reason')}
      onClose={onClose}
      onSend={({ state, reason }) => command.setState(state, reason)}
    >
      <Form.Item
        name="state"
        label={t('incident.newState')}
        rules={[{ required: true, message: t('incident.stateMissing') }]}
      >
        <Radio.Group>
          {moves[incident.state].map((state) => (
            <Radio key={state} value={state}>
              {t(`state.${state}`)}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
    </ReasonModal>
  )
}
