import { topicEventType, type Channel, type GradedAlert, type Level } from '@groundswell/contracts'
import { messageIdOf, type DeliveryDocument } from '@groundswell/incident'

export const drillMark = '演练 DRILL'
export const alertType = topicEventType['alerts.graded']

const levelNames: Readonly<Record<Level, string>> = { 1: '一级（重大）', 2: '二级（较大）', 3: '三级（一般）' }

/** One line for a person: what happened to which event of whom. A fall is a fall, never an end. */
export function headline(alert: GradedAlert): string {
  const now = levelNames[alert.level]
  const before = alert.previousLevel === null ? '' : levelNames[alert.previousLevel]
  const said = {
    opened: `${now}事件`,
    raised: `由${before}升为${now}`,
    lowered: `由${before}降为${now}（lowered，未结束）`,
    approaching: alert.previousLevel === null ? `预警：接近${now}` : `预警：${now}事件可能升级`,
    closed: `${now}事件已关闭`,
  }[alert.change]
  const mark = alert.drill ? `【${drillMark}】` : ''
  return `${mark}${alert.subject.name} ${said}：${alert.story.title}`
}

/** The row of one message, its body frozen: every attempt sends the same bytes under the same id. */
export function deliveryOf(alert: GradedAlert, channel: Channel, now: Date): { id: string; row: DeliveryDocument } {
  const at = now.toISOString()
  const data = { ...alert, text: headline(alert), ...(alert.drill ? { drillMark } : {}) }
  return {
    id: messageIdOf(alert.id, channel.id),
    row: {
      channelId: channel.id,
      alertId: alert.id,
      eventId: alert.eventId,
      seq: alert.seq,
      drill: alert.drill,
      type: alertType,
      attributes: {
        specversion: '1.0',
        id: alert.id,
        source: '/groundswell/alerting',
        type: alertType,
        subject: alert.eventId,
        time: alert.at,
        dataschema: `https://groundswell.invalid/schemas/${alertType}.json`,
      },
      body: JSON.stringify({ type: alertType, timestamp: alert.at, data }),
      createdAt: at,
      state: 'waiting',
      attempts: 0,
      nextAttemptAt: at,
      leasedUntil: null,
      finishedAt: null,
      lastStatus: null,
      lastError: null,
    },
  }
}
