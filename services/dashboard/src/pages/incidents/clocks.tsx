import type { Clock, Incident } from '@groundswell/contracts'
import { App, Button } from 'antd'
import { clockProgress, clockStatus, inOrder, isPressing, sayCountdown } from '../../format/countdown.ts'
import { useFormat } from '../../format/use-format.ts'
import { useNow } from '../../format/use-now.ts'
import { useSession } from '../../api/use-api.ts'
import { useClockName } from '../../parts/countdown.tsx'
import { Panel } from '../../parts/panel.tsx'
import { isWordKey } from '../../words/dictionary.ts'
import { useLanguage } from '../../words/language.tsx'
import { isEnded } from '../overview/standing.ts'
import { mayMove } from './moves.ts'
import { useIncidentCommand } from './use-incident-command.ts'

/** The deadlines, the next one first. They tick by themselves. */
export function Clocks({ incident }: { readonly incident: Incident }) {
  const { t } = useLanguage()
  const now = useNow()
  return (
    <Panel title={t('incident.clocks')}>
      {incident.clocks.length === 0 ? (
        <p className="quiet">{t('clock.none')}</p>
      ) : (
        <ul className="clocks">
          {inOrder(incident.clocks, now).map((clock) => (
            <ClockCard key={clock.id} clock={clock} incident={incident} now={now} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

interface ClockCardProps {
  readonly clock: Clock
  readonly incident: Incident
  readonly now: number
}

function ClockCard({ clock, incident, now }: ClockCardProps) {
  const { t, language } = useLanguage()
  const { moments } = useFormat()
  const name = useClockName()(clock)
  const status = clockStatus(clock, now)
  const statusKey = `clock.status.${status}`
  const times = `${moments.full(clock.startedAt)} → ${moments.full(clock.dueAt)}`
  return (
    <li className="clock" data-status={status} title={times}>
      <span className="row">
        <span className="strong">{name}</span>
        <span className="push small second">{isWordKey(statusKey) ? t(statusKey) : ''}</span>
      </span>
      <span className="left num" role="timer">
        {sayCountdown(clock, now, language)}
      </span>
      <span className="row quiet small">
        {t('clock.due', { at: moments.brief(clock.dueAt, now) })}
        {isPressing(clock, now) && !isEnded(incident) && <MeetButton clock={clock} incident={incident} name={name} />}
      </span>
      <span className="used" aria-hidden>
        <i style={{ width: `${100 * clockProgress(clock, now)}%` }} />
      </span>
    </li>
  )
}

function MeetButton({
  clock,
  incident,
  name,
}: {
  readonly clock: Clock
  readonly incident: Incident
  readonly name: string
}) {
  const { t } = useLanguage()
  const { modal } = App.useApp()
  const role = useSession().data?.role
  const command = useIncidentCommand(incident)
  if (!mayMove(role)) return null
  return (
    <Button
      size="small"
      className="push no-print"
      onClick={() =>
        void modal.confirm({
          title: t('incident.meetAsk', { clock: name }),
          content: t('incident.reasonHint'),
          onOk: () => command.meet(clock.id).catch(command.tell),
        })
      }
    >
      {t('incident.meet')}
    </Button>
  )
}
