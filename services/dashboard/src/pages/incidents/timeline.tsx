import type { Incident, Level, TimelineEntry } from '@groundswell/contracts'
import { clockRule } from '../../format/countdown.ts'
import { useFormat } from '../../format/use-format.ts'
import { useNow } from '../../format/use-now.ts'
import { useLanguage } from '../../words/language.tsx'
import { useClockName } from '../../parts/countdown.tsx'
import { saySystemReason } from './system-reason.ts'

/** Everything that happened to it, newest first. */
export function Timeline({ incident }: { readonly incident: Incident }) {
  const { moments } = useFormat()
  const now = useNow(60_000)
  return (
    <ol className="timeline">
      {incident.timeline.toReversed().map((entry) => (
        <li key={entry.seq} data-tone={toneOf(entry.what)}>
          <time className="quiet small" dateTime={entry.at} title={moments.full(entry.at)}>
            {moments.brief(entry.at, now)}
          </time>
          <i aria-hidden />
          <Entry entry={entry} incident={incident} />
        </li>
      ))}
    </ol>
  )
}

function Entry({ entry, incident }: { readonly entry: TimelineEntry; readonly incident: Incident }) {
  const { t, label, language } = useLanguage()
  const say = useValue(incident)
  const why = entry.who === 'system' && entry.why !== undefined ? saySystemReason(entry.why, language) : entry.why
  const before = say(entry.before)
  const after = say(entry.after)
  const change = before === '' || after === '' ? after : `${before} → ${after}`
  return (
    <div>
      <span className="strong">{label('what', entry.what)}</span>
      {change !== '' && <span> {change}</span>}
      <span className="quiet"> · {entry.who === 'system' ? t('incident.system') : entry.who}</span>
      {why !== undefined && <div className="second">{why}</div>}
    </div>
  )
}

/** What stood before and after, in words: a level, a state, or a clock. */
function useValue(incident: Incident): (value: unknown) => string {
  const { t, label } = useLanguage()
  const nameOf = useClockName()
  const levelText = (level: Level) => t(`level.${level}`)
  return (value) => {
    if (isOpening(value)) return levelText(value.level)
    if (value === 1 || value === 2 || value === 3) return levelText(value)
    if (typeof value !== 'string') return ''
    const clock = incident.clocks.find((one) => one.id === value)
    if (clock !== undefined) return nameOf(clock)
    const rule = label('clock', clockRule(value))
    return rule === clockRule(value) ? label('state', value) : rule
  }
}

function toneOf(what: string): string | undefined {
  if (what === 'clock-breached') return 'bad'
  if (what === 'clock-warned' || what === 'level-changed' || what === 'reopened') return 'warn'
  return what === 'acknowledged' || what === 'clock-met' ? 'good' : undefined
}

/** What an incident was opened with. */
function isOpening(value: unknown): value is { readonly level: Level } {
  return typeof value === 'object' && value !== null && 'level' in value
}
