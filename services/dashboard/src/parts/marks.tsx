import type { Polarity, Signal } from '@groundswell/contracts'
import { useFormat } from '../format/use-format.ts'
import { useLanguage } from '../words/language.tsx'

const signs: Readonly<Record<Polarity, string>> = { negative: '−', neutral: '·', positive: '+' }

export function PolarityMark({ polarity }: { readonly polarity: Polarity }) {
  const { t } = useLanguage()
  const word = t(`polarity.${polarity}`)
  return (
    <span className="polarity" data-polarity={polarity} role="img" aria-label={word} title={word}>
      {signs[polarity]}
    </span>
  )
}

export function DrillTag() {
  const { t } = useLanguage()
  return <span className="tag drill">{t('drill.mark')}</span>
}

/** What a signal says: `死亡 1`, `投诉人数 100 以上`, `监管机构 邮政管理局`, with 网传 where it is only claimed. */
export function SignalTag({ signal }: { readonly signal: Signal }) {
  const { t, label } = useLanguage()
  const { numbers } = useFormat()
  const named = signal.name !== undefined
  const figure = numbers.plain(signal.value)
  const value = named
    ? signal.name
    : signal.atLeast === true
      ? t('signal.atLeast', { value: figure })
      : signal.approx === true
        ? t('signal.approx', { value: figure })
        : figure
  return (
    <span className={signal.claim ? 'tag claim' : 'tag signal'}>
      {label('signal', signal.kind)} {isCounted(signal.kind) || named ? value : ''}
      {signal.claim ? ` · ${t('signal.claim')}` : ''}
    </span>
  )
}

/** The other kinds are there or not; their value is always 1. */
export function isCounted(kind: Signal['kind']): boolean {
  return kind !== 'legal-action' && kind !== 'recall' && kind !== 'regulator' && !kind.endsWith('-media')
}
