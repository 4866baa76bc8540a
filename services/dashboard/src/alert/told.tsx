import type { Delivery } from '../api/answers.ts'
import { useChannelNames, useDeliveries } from '../api/use-api.ts'
import { useFormat } from '../format/use-format.ts'
import { Status } from '../parts/status.tsx'
import { useLanguage } from '../words/language.tsx'

/** Who was told of one change, when, and what the receiver said. */
export function Told({ alertId }: { readonly alertId: string }) {
  const { t } = useLanguage()
  const deliveries = useDeliveries(alertId)
  const nameOf = useChannelNames()
  if (deliveries.data === undefined) return <span className="quiet">{deliveries.error === null ? '…' : '—'}</span>
  if (deliveries.data.items.length === 0) return <span className="quiet">{t('alert.toldNobody')}</span>
  return (
    <ul>
      {deliveries.data.items.map((delivery) => (
        <li key={delivery.id} className="row wrap">
          <span>{nameOf(delivery.channelId)}</span>
          <Outcome delivery={delivery} />
        </li>
      ))}
    </ul>
  )
}

function Outcome({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useLanguage()
  const { moments } = useFormat()
  const { state, finishedAt, createdAt, attempts, lastStatus, lastError } = delivery
  const said = lastError ?? (lastStatus === null ? '' : String(lastStatus))
  if (state === 'done')
    return <Status tone="good">{t('delivery.done', { at: moments.short(finishedAt ?? createdAt) })}</Status>
  return (
    <>
      <Status tone={state === 'dead' ? 'bad' : 'warn'}>{t(`delivery.${state}`, { count: attempts })}</Status>
      {said !== '' && <span className="quiet small">{said}</span>}
    </>
  )
}
