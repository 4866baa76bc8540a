import { incidentTransitions, type Incident, type IncidentState } from '@groundswell/contracts'
import type { IncidentCommand } from '@groundswell/incident'
import type { Words } from './words.ts'

const states: Readonly<Record<IncidentState, string>> = {
  new: '新建',
  verifying: '核查中',
  responding: '处置中',
  monitoring: '监测中',
  closed: '已关闭',
  'false-alarm': '误报',
}

/** Why an incident refused a command: `why` in the aggregate's words, and the same in Chinese. */
export function refusalOf(command: IncidentCommand, why: string, current: Incident): Words {
  const en = `Not possible as it stands: ${why}.`
  const state = states[current.state]
  switch (command.kind) {
    case 'change-state': {
      const open = incidentTransitions[current.state].map((next) => `“${states[next]}”`).join('、')
      const next = open === '' ? '它已结束，不能再变' : `可变为${open}`
      return { zh: `处置事件现为“${state}”，不能变为“${states[command.state]}”；${next}。`, en }
    }
    case 'acknowledge':
      return { zh: `处置事件现为“${state}”，无需再确认接警。`, en }
    case 'change-level':
      return { zh: `处置事件现为“${state}”，等级不能再改。`, en }
    case 'meet-clock':
      return { zh: `时限 ${command.clockId} 不存在，或已随处置事件结束。`, en }
    case 'open':
    case 'grade':
    case 'note':
    case 'tick':
      return { zh: `处置事件现为“${state}”，不允许这样做。`, en }
    default:
      return command satisfies never
  }
}
