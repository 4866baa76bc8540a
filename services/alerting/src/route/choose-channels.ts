import type { Channel, GradedAlert } from '@groundswell/contracts'

/** Where an alert goes: every enabled channel; a drill only where drills are taken. */
export function chooseChannels(alert: Pick<GradedAlert, 'drill'>, channels: Iterable<Channel>): Channel[] {
  return [...channels].filter((channel) => channel.enabled && (!alert.drill || channel.drills))
}
