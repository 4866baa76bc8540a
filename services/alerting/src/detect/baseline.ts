import type { LaneState } from '../subject/subject-state.ts'

const hour = 3_600_000
const week = 168
/** Weight of the newest week in the smoothed usual volume of an hour of the week. */
const newest = 0.3

/** Counts a mention towards the usual of its hour. What comes later than the hour after it is too late to count. */
export function countTowardsBaseline(lane: LaneState, at: number): void {
  const start = Math.floor(at / hour) * hour
  if (lane.hour === null) lane.hour = [start, 0]
  if (start < lane.hour[0]) return
  settleHours(lane, start)
  if (lane.hour !== null) lane.hour[1] += 1
}

/** Closes every hour before `start`; hours without a mention count as zero. */
function settleHours(lane: LaneState, start: number): void {
  if (lane.hour === null || lane.hour[0] >= start) return
  let [at, count] = lane.hour
  if (start - at > 5 * week * hour) at = start - 5 * week * hour
  for (; at < start; at += hour) {
    const slot = slotOf(at)
    const [mean, times] = lane.baseline[slot] ?? [0, 0]
    while (lane.baseline.length <= slot) lane.baseline.push([0, 0])
    const next = times === 0 ? count : mean + newest * (count - mean)
    lane.baseline[slot] = [Math.round(next * 1000) / 1000, Math.min(times + 1, 99)]
    count = 0
  }
  lane.hour = [start, 0]
}

/** The usual volume of the hour at `at`: that hour of the week once seen twice, else the mean of the hours seen; at least 1. */
export function usualVolume(lane: LaneState, at: number): { usual: number; hours: number } {
  const seen = lane.baseline.filter(([, times]) => times > 0)
  const own = lane.baseline[slotOf(at)]
  const mean = seen.reduce((sum, [value]) => sum + value, 0) / Math.max(1, seen.length)
  const usual = own !== undefined && own[1] >= 2 ? own[0] : mean
  return { usual: Math.max(1, usual), hours: seen.reduce((sum, [, times]) => sum + times, 0) }
}

/** Whole-hour time zones shift every slot alike, so the hour of the week can be counted in UTC. */
function slotOf(at: number): number {
  return Math.floor(at / hour) % week
}
