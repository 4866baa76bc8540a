import type { IncidentState, SourceState } from '@groundswell/contracts'
import { useLanguage } from '../words/language.tsx'

type Tone = 'good' | 'warn' | 'bad' | 'idle'

export const sourceTones: Readonly<Record<SourceState, Tone>> = {
  healthy: 'good',
  starting: 'idle',
  quiet: 'warn',
  failing: 'bad',
  unavailable: 'bad',
  stopped: 'idle',
}

const incidentTones: Readonly<Record<IncidentState, Tone>> = {
  new: 'bad',
  verifying: 'warn',
  responding: 'warn',
  monitoring: 'good',
  closed: 'idle',
  'false-alarm': 'idle',
}

export function Status({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return (
    <span className="status" data-tone={tone}>
      <i aria-hidden />
      {children}
    </span>
  )
}

export function SourceStatus({ state }: { readonly state: SourceState }) {
  const { label } = useLanguage()
  return <Status tone={sourceTones[state]}>{label('source', state)}</Status>
}

export function IncidentStatus({ state }: { readonly state: IncidentState }) {
  const { label } = useLanguage()
  return <Status tone={incidentTones[state]}>{label('state', state)}</Status>
}
