import { CheckOutlined } from '@ant-design/icons'
import type { Incident } from '@groundswell/contracts'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useSession } from '../../api/use-api.ts'
import { sayDuration } from '../../format/duration.ts'
import { useFormat } from '../../format/use-format.ts'
import { useNow } from '../../format/use-now.ts'
import { useLanguage } from '../../words/language.tsx'
import { isEnded } from '../overview/standing.ts'
import { LevelForm } from './level-form.tsx'
import { mayAcknowledge, mayGrade, mayMove, moves } from './moves.ts'
import { NoteForm } from './note-form.tsx'
import { StateForm } from './state-form.tsx'
import { useIncidentCommand } from './use-incident-command.ts'

type Form = 'level' | 'state' | 'note'

/** What the reader may do; on a narrow screen it stays in reach at the foot. */
export function IncidentActions({ incident }: { readonly incident: Incident }) {
  const { t } = useLanguage()
  const role = useSession().data?.role
  const [form, setForm] = useState<Form>()
  const close = () => setForm(undefined)
  const ended = isEnded(incident)
  return (
    <div className="row wrap no-print actions sticky">
      {!ended && <Acknowledge incident={incident} allowed={mayAcknowledge(role)} />}
      {!ended && mayGrade(role) && <Button onClick={() => setForm('level')}>{t('incident.changeLevel')}</Button>}
      {moves[incident.state].length > 0 && mayMove(role) && (
        <Button onClick={() => setForm('state')}>{t('incident.changeState')}</Button>
      )}
      {mayGrade(role) && <Button onClick={() => setForm('note')}>{t('incident.addNote')}</Button>}
      {ended && <span className="quiet">{t('incident.noMoves')}</span>}
      {form === 'level' && <LevelForm incident={incident} onClose={close} />}
      {form === 'state' && <StateForm incident={incident} onClose={close} />}
      {form === 'note' && <NoteForm incident={incident} onClose={close} />}
    </div>
  )
}

function Acknowledge({ incident, allowed }: { readonly incident: Incident; readonly allowed: boolean }) {
  const { t, language } = useLanguage()
  const { moments } = useFormat()
  const { message } = App.useApp()
  const now = useNow()
  const command = useIncidentCommand(incident)
  const [busy, setBusy] = useState(false)
  if (incident.acknowledgedAt !== undefined) {
    return (
      <span className="row second" style={{ order: 9, marginInlineStart: 'auto' }}>
        <CheckOutlined className="tone-good" aria-hidden />
        {t('incident.acknowledgedBy', {
          who: incident.acknowledgedBy ?? '',
          at: moments.brief(incident.acknowledgedAt, now),
        })}
      </span>
    )
  }
  const acknowledge = async () => {
    setBusy(true)
    try {
      await command.acknowledge()
      void message.success(t('incident.done.acknowledge'))
    } catch (error) {
      command.tell(error)
    } finally {
      setBusy(false)
    }
  }
  const waited = sayDuration(now - Date.parse(incident.openedAt), language)
  return (
    <>
      {allowed && (
        <Button type="primary" icon={<CheckOutlined />} loading={busy} onClick={() => void acknowledge()}>
          {t('incident.acknowledge')}
        </Button>
      )}
      <span className="tone-bad" style={{ order: 9 }}>
        {t('incident.waiting', { time: waited })}
      </span>
    </>
  )
}
