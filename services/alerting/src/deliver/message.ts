import { topicEventType, type GradedAlert, type Level } from '@groundswell/contracts'
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

/** What a message says, whoever it goes to. */
export interface Message {
  /** Which message it is: the alert's id, or what stands for it. */
  readonly alertId: string
  /** What it is about; messages about one thing reach a channel in the order of `seq`. */
  readonly eventId: string
  readonly seq: number
  readonly drill: boolean
  readonly type: string
  /** ISO 8601, of the fact. */
  readonly time: string
  readonly data: object
}

/** The row of one message, its body frozen: every attempt sends the same bytes under the same id. */
export function rowOf(message: Message, channelId: string, now: Date): { id: string; row: DeliveryDocument } {
  const { alertId, eventId, seq, drill, type, time, data } = message
  const at = now.toISOString()
  return {
    id: messageIdOf(alertId, channelId),
    row: {
      channelId,
      alertId,
      eventId,
      seq,
      drill,
      type,
      attributes: {
        specversion: '1.0',
        id: alertId,
        source: '/groundswell/alerting',
        type,
        subject: eventId,
        time,
        dataschema: `https://groundswell.invalid/schemas/${type}.json`,
      },
      body: JSON.stringify({ type, timestamp: time, data }),
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

export function messageOfAlert(alert: GradedAlert): Message {
  const { id: alertId, eventId, seq, drill, at: time } = alert
  const data = { ...alert, text: headline(alert), ...(drill ? { drillMark } : {}) }
  return { alertId, eventId, seq, drill, type: alertType, time, data }
}
