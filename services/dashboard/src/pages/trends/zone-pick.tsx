import { useMemo } from 'react'
import { useSystem } from '../../api/use-api.ts'
import { readerTimeZone } from '../../format/time-zone.ts'
import { isSameZone, offsetOf, zoneName, zonesFromWest } from '../../format/zones.ts'
import { Pick } from '../../parts/pick.tsx'
import type { TrendState } from '../../url/trend-state.ts'
import { useLanguage } from '../../words/language.tsx'

interface ZonePickProps {
  readonly state: TrendState
  readonly zone: string
  readonly onChange: (next: TrendState) => void
}

/** The reader's zone, the system's, then one of every part of the world by its city; the address takes any other too. */
export function ZonePick({ state, zone, onChange }: ZonePickProps) {
  const { t, language } = useLanguage()
  const reader = readerTimeZone()
  const system = useSystem().data?.timeZone
  const options = useMemo(() => {
    const say = (one: string) => `${zoneName(one, language)} ${offsetOf(one)}`
    const first = [
      { value: reader, label: t('trends.zone.reader', { zone: say(reader) }) },
      ...(system === undefined || isSameZone(system, reader)
        ? []
        : [{ value: system, label: t('trends.zone.system', { zone: say(system) }) }]),
    ]
    const known = [...zonesFromWest(), zone]
    const others = [...new Set(known)].filter((one) => !first.some(({ value }) => isSameZone(value, one)))
    return [...first, ...others.map((value) => ({ value, label: say(value) }))]
  }, [reader, system, zone, language, t])
  const { zone: _, ...own } = state
  return (
    <Pick
      label={t('trends.zone')}
      value={options.find(({ value }) => isSameZone(value, zone))?.value}
      clearable={false}
      options={options}
      onChange={(value) => onChange(value === undefined || value === reader ? own : { ...state, zone: value })}
      width={236}
    />
  )
}
