import type { Role } from '@groundswell/contracts'

interface RoleName {
  readonly zh: string
  readonly en: string
}

/** What people call the roles, as the dashboard does. */
export const roleNames: Readonly<Record<Role, RoleName>> = {
  brand: { zh: '信息监测组', en: 'brand team' },
  subscriber: { zh: '预警订阅人', en: 'subscriber' },
  analyst: { zh: '分析师', en: 'analyst' },
  incident: { zh: '事件处置', en: 'incident' },
  legal: { zh: '法务', en: 'legal' },
  commander: { zh: '指挥部', en: 'commander' },
  admin: { zh: '管理员', en: 'administrator' },
}
