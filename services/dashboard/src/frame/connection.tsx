import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useLive, useLiveState } from '../api/live-context.tsx'
import { patience } from '../api/live-updates.ts'
import { useFormat } from '../format/use-format.ts'
import { useLanguage } from '../words/language.tsx'

/** Lost for longer than a blink. */
function useLostSince(): number | undefined {
  const state = useLiveState()
  const since = state.status === 'lost' ? state.since : undefined
  const [told, setTold] = useState<number>()
  useEffect(() => {
    if (since === undefined) return undefined
    const timer = window.setTimeout(() => setTold(since), Math.max(0, since + patience - Date.now()))
    return () => window.clearTimeout(timer)
  }, [since])
  return since !== undefined && told === since ? since : undefined
}

export function LostNotice() {
  const { t } = useLanguage()
  const { moments } = useFormat()
  const live = useLive()
  const since = useLostSince()
  return (
    <div role="status">
      {since !== undefined && (
        <aside className="notice lost" aria-label={t('live.label')}>
          <span>{t('live.lost', { at: moments.seconds(since) })}</span>
          <Button size="small" className="push" onClick={() => live.retry()}>
            {t('live.retry')}
          </Button>
        </aside>
      )}
    </div>
  )
}

export function LiveDot() {
  const { t } = useLanguage()
  const { moments } = useFormat()
  const state = useLiveState()
  const since = useLostSince()
  const shown = state.status === 'lost' && since === undefined ? 'connecting' : state.status
  const text =
    shown === 'lost' && since !== undefined
      ? t('live.lostShort', { at: moments.time(since) })
      : t(shown === 'open' ? 'live.connected' : 'live.connecting')
  return (
    <span className="live-dot" data-state={shown} title={text}>
      <i aria-hidden />
      <span className={shown === 'lost' ? undefined : 'unseen'}>{text}</span>
    </span>
  )
}
