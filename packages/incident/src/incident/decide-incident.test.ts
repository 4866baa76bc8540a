import { describe, expect, it } from 'vitest'
import type { Incident, Level } from '@groundswell/contracts'
import { buildGradedAlert } from '@groundswell/testkit'
import type { IncidentDocument } from '../collections.ts'
import type { IncidentCommand } from './commands.ts'
import { decideIncident } from './decide-incident.ts'

const opened = new Date('2026-03-02T08:00:00.000Z')
const id = 'in-1'

function minutes(after: number): Date {
  return new Date(opened.getTime() + after * 60_000)
}

function apply(document: IncidentDocument | undefined, command: IncidentCommand, at = opened): IncidentDocument {
  const decision = decideIncident(document, command, at, id)
  if (decision.kind !== 'changed') throw new Error(`${decision.kind}: ${decision.why}`)
  return decision.document
}

function openAt(level: Level): IncidentDocument {
  return apply(undefined, { kind: 'grade', alert: buildGradedAlert({ level }) })
}

function clock(document: IncidentDocument, clockId: string): Incident['clocks'][number] {
  const found = document.incident.clocks.find((candidate) => candidate.id === clockId)
  if (found === undefined) throw new Error(`no clock ${clockId}`)
  return found
}

describe('an incident', () => {
  it('is opened by a graded alert with the clocks of its level', () => {
    const document = openAt(1)
    const due = Object.fromEntries(document.incident.clocks.map((one) => [one.id, one.dueAt]))
    expect(due).toEqual({
      'first-meeting': minutes(30).toISOString(),
      groups: minutes(120).toISOString(),
      verification: minutes(720).toISOString(),
      'first-answer': minutes(720).toISOString(),
      'formal-statement': minutes(1440).toISOString(),
      'regulator-report': minutes(1440).toISOString(),
      'progress-report': minutes(1440).toISOString(),
    })
    expect(document.incident).toMatchObject({ state: 'new', level: 1, version: 1, openedAt: opened.toISOString() })
    expect(document.nextDueAt).toBe(minutes(20).toISOString())
    expect(document.outbox).toHaveLength(1)
  })

  it('is not opened by an early warning', () => {
    const alert = buildGradedAlert({ change: 'approaching' })
    expect(decideIncident(undefined, { kind: 'grade', alert }, opened, id).kind).toBe('unchanged')
  })

  it('opens once however often the same alert arrives', () => {
    const document = openAt(3)
    expect(decideIncident(document, { kind: 'grade', alert: buildGradedAlert() }, opened, id).kind).toBe('unchanged')
  })

  it('warns before each deadline and breaches exactly once at it', () => {
    let document = openAt(3)
    document = apply(document, { kind: 'tick' }, minutes(100))
    expect(clock(document, 'verification')).toMatchObject({ warnedAt: minutes(100).toISOString() })
    expect(decideIncident(document, { kind: 'tick' }, minutes(110), id).kind).toBe('unchanged')
    document = apply(document, { kind: 'tick' }, minutes(121))
    expect(clock(document, 'verification').breachedAt).toBe(minutes(121).toISOString())
    expect(decideIncident(document, { kind: 'tick' }, minutes(122), id).kind).toBe('unchanged')
    const breaches = document.incident.timeline.filter((entry) => entry.what === 'clock-breached')
    expect(breaches.map((entry) => entry.after)).toEqual(['verification'])
  })

  it('keeps the earlier of old and new deadline when spread raises it, and both start times', () => {
    const alert = buildGradedAlert({ id: 'ev-1-2', seq: 2, level: 1, previousLevel: 3, change: 'raised' })
    const document = apply(openAt(3), { kind: 'grade', alert }, minutes(60))
    expect(clock(document, 'verification').dueAt).toBe(minutes(120).toISOString())
    expect(clock(document, 'verification').restarts).toEqual([minutes(60).toISOString()])
    expect(clock(document, 'first-answer').dueAt).toBe(minutes(240).toISOString())
    expect(clock(document, 'first-meeting').dueAt).toBe(minutes(90).toISOString())
  })

  it('leaves met clocks met when it rises', () => {
    let document = apply(openAt(3), { kind: 'meet-clock', by: '李静', clockId: 'first-answer' }, minutes(30))
    const alert = buildGradedAlert({ id: 'ev-1-2', seq: 2, level: 1, previousLevel: 3, change: 'raised' })
    document = apply(document, { kind: 'grade', alert }, minutes(60))
    expect(clock(document, 'first-answer').metAt).toBe(minutes(30).toISOString())
    expect(clock(document, 'first-answer').dueAt).toBe(minutes(240).toISOString())
  })

  it('lets the system only make a level set by hand more severe', () => {
    let document = apply(openAt(3), { kind: 'change-level', by: '王岚', level: 2, reason: '客户为医院' })
    const lowered = buildGradedAlert({ seq: 2, level: 3, previousLevel: 2, change: 'lowered' })
    expect(decideIncident(document, { kind: 'grade', alert: lowered }, minutes(5), id).kind).toBe('unchanged')
    const raised = buildGradedAlert({ seq: 3, level: 1, previousLevel: 3, change: 'raised' })
    document = apply(document, { kind: 'grade', alert: raised }, minutes(6))
    expect(document.incident.level).toBe(1)
  })

  it('refuses a change of level without a reason and a state that cannot follow', () => {
    const document = openAt(3)
    const blank = decideIncident(document, { kind: 'change-level', by: '王岚', level: 1, reason: ' ' }, opened, id)
    expect(blank).toMatchObject({ kind: 'refused', why: expect.stringContaining('reason') })
    const leap = decideIncident(
      document,
      { kind: 'change-state', by: '王岚', state: 'closed', reason: '没事了' },
      opened,
      id,
    )
    expect(leap).toMatchObject({ kind: 'refused', why: expect.stringContaining('verifying, false-alarm') })
  })

  it('meets the verification clock by entering responding and ends what is left when it closes', () => {
    let document = openAt(3)
    for (const state of ['verifying', 'responding', 'monitoring', 'closed'] as const) {
      document = apply(document, { kind: 'change-state', by: '王岚', state, reason: '推进' }, minutes(10))
    }
    expect(clock(document, 'verification').metAt).toBe(minutes(10).toISOString())
    expect(clock(document, 'rectification').endedAt).toBe(minutes(10).toISOString())
    expect(document.nextDueAt).toBeNull()
    expect(document.incident.timeline.map((entry) => entry.seq)).toEqual(
      document.incident.timeline.map((_, index) => index + 1),
    )
  })

  it('asks for the next progress report when one was given or missed', () => {
    let document = apply(openAt(2), { kind: 'meet-clock', by: '李静', clockId: 'progress-report' }, minutes(600))
    expect(clock(document, 'progress-report-2').dueAt).toBe(minutes(600 + 720).toISOString())
    document = apply(document, { kind: 'tick' }, minutes(600 + 721))
    expect(clock(document, 'progress-report-2').breachedAt).toBeDefined()
    expect(clock(document, 'progress-report-3').breachedAt).toBeUndefined()
  })

  it('is acknowledged once, by the first who does', () => {
    const document = apply(openAt(1), { kind: 'acknowledge', by: '李静' }, minutes(3))
    expect(document.incident).toMatchObject({ acknowledgedBy: '李静', acknowledgedAt: minutes(3).toISOString() })
    expect(decideIncident(document, { kind: 'acknowledge', by: '王岚' }, minutes(4), id).kind).toBe('unchanged')
  })

  it('is reopened when its event rises again after it was closed', () => {
    let document = apply(openAt(3), { kind: 'change-state', by: '王岚', state: 'false-alarm', reason: '误报' })
    const again = buildGradedAlert({ id: 'ev-1-2', seq: 2, change: 'raised', level: 2, previousLevel: 3 })
    document = apply(document, { kind: 'grade', alert: again }, minutes(30))
    expect(document.incident).toMatchObject({ state: 'responding', level: 2 })
    expect(document.incident.closedAt).toBeUndefined()
    expect(document.nextDueAt).toBe(minutes(30 + 45).toISOString())
  })
})
