import type { Incident } from '@groundswell/contracts'
import { useLanguage } from '../../words/language.tsx'
import { ReasonModal } from './reason-modal.tsx'
import { useIncidentCommand } from './use-incident-command.ts'

export function NoteForm({ incident, onClose }: { readonly incident: Incident; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const command = useIncidentCommand(incident)
  return (
    <ReasonModal
      title={t('incident.addNote')}
      done={t('incident.done.note')}
      label={t('incident.noteText')}
      onClose={onClose}
      onSend={({ reason }) => command.note(reason)}
    />
  )
}
