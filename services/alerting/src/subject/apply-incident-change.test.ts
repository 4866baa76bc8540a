import { expect, test } from 'vitest'
import type { IncidentChange, IncidentState, Level, Signal } from '@groundswell/contracts'
import { buildMatchedMention } from '@groundswell/testkit'
import { loadRules } from '../load-rules.ts'
import { SubjectCore } from './subject-core.ts'
import { newSubjectState } from './subject-state.ts'

const now = new Date('2026-03-02T09:00:00.000Z')
let serial = 0

function opened(...signals: Signal[]): { core: SubjectCore; eventId: string } {
  const core = new SubjectCore(newSubjectState({ id: 'yunling', name: '云岭速运', kind: 'brand' }), loadRules())
  const step = core.apply(report(signals), undefined, now)
  return { core, eventId: step?.alerts[0]?.eventId ?? '' }
}

/** Reports of one thing, each in other words. */
function report(signals: Signal[]): ReturnType<typeof buildMatchedMention> {
  serial += 1
  const words = ['现场很乱', '道路封闭', '救援还在进行', '家属赶到医院', '车辆已被拖走'][serial % 5] ?? ''
  const text = `云岭速运货车青山隧道追尾，${words}，第${serial}次通报`
  return buildMatchedMention({ mentionId: `r${serial}`, text, category: 'safety-accident', signals })
}

function signal(kind: Signal['kind'], value: number): Signal {
  return { kind, value, claim: false, field: 'text', start: 0, end: 2 }
}

function change(
  eventId: string,
  seq: number,
  over: { who?: string; change?: IncidentChange['change']; level?: Level; state?: IncidentState; why?: string },
): IncidentChange {
  const at = now.toISOString()
  return {
    id: `in-1-${seq}`,
    seq,
    incidentId: 'in-1',
    eventId,
    change: over.change ?? 'level-changed',
    entry: { seq, at, who: over.who ?? '王主任', what: over.change ?? 'level-changed', why: over.why ?? '已现场核实' },
    incident: {
      id: 'in-1',
      version: seq,
      eventId,
      title: '追尾',
      level: over.level ?? 3,
      state: over.state ?? 'verifying',
      subject: { id: 'yunling', name: '云岭速运' },
      category: 'safety-accident',
      openedAt: at,
      drill: false,
      clocks: [],
    },
  }
}

test('a level set by hand changes the event, with who and why', () => {
  const { core, eventId } = opened(signal('deaths', 1))
  expect(core.applyIncident(change(eventId, 2, { level: 3 }), now)).toMatchObject([
    { change: 'lowered', level: 3, previousLevel: 1, seq: 2, override: { by: '王主任', reason: '已现场核实' } },
  ])
})

test('the rules do not raise again what a person lowered, until it gets worse than was known', () => {
  const { core, eventId } = opened(signal('injuries', 2))
  core.applyIncident(change(eventId, 2, { level: 3 }), now)
  expect(core.apply(report([signal('injuries', 3)]), undefined, now)?.alerts).toEqual([])
  expect(core.apply(report([signal('deaths', 1)]), undefined, now)?.alerts).toMatchObject([
    { change: 'raised', level: 1, previousLevel: 3 },
  ])
})

test('the rules do not lower what a person raised', () => {
  const { core, eventId } = opened(signal('complainants', 5))
  expect(core.applyIncident(change(eventId, 2, { level: 1 }), now)).toMatchObject([{ change: 'raised', level: 1 }])
  expect(core.apply(report([signal('complainants', 150)]), undefined, now)?.alerts).toEqual([])
})

test('a change that was heard before changes nothing', () => {
  const { core, eventId } = opened(signal('deaths', 1))
  const lowered = change(eventId, 2, { level: 3 })
  core.applyIncident(lowered, now)
  expect(core.applyIncident(lowered, now)).toEqual([])
})

test('what the system did to the incident is no override', () => {
  const { core, eventId } = opened(signal('deaths', 1))
  expect(core.applyIncident(change(eventId, 1, { who: 'system', change: 'opened', level: 1 }), now)).toEqual([])
  expect(core.applyIncident(change(eventId, 2, { who: 'system', level: 3 }), now)).toEqual([])
})

test('an acknowledgement is noted and sends nothing', () => {
  const { core, eventId } = opened(signal('deaths', 1))
  expect(core.applyIncident(change(eventId, 2, { change: 'acknowledged', level: 1 }), now)).toEqual([])
  expect(core.state.stories[0]?.event?.acknowledged).toEqual({ by: '王主任', at: now.toISOString() })
})

test('an incident closed by a person closes the event; the same story again opens it again', () => {
  const { core, eventId } = opened(signal('deaths', 1))
  const closing = change(eventId, 2, { change: 'state-changed', state: 'closed', level: 1 })
  expect(core.applyIncident(closing, now)).toMatchObject([{ change: 'closed', level: 1, override: { by: '王主任' } }])
  expect(core.apply(report([]), undefined, now)?.alerts).toMatchObject([
    { change: 'opened', level: 1, previousLevel: null, eventId, seq: 3 },
  ])
})

test('after a false alarm only something worse opens it again', () => {
  const { core, eventId } = opened(signal('injuries', 2))
  const closing = change(eventId, 2, { change: 'state-changed', state: 'false-alarm', level: 2 })
  expect(core.applyIncident(closing, now)).toMatchObject([{ change: 'closed', level: 2 }])
  expect(core.apply(report([signal('injuries', 2)]), undefined, now)?.alerts).toEqual([])
  expect(core.apply(report([signal('deaths', 1)]), undefined, now)?.alerts).toMatchObject([
    { change: 'opened', level: 1 },
  ])
})

test('an event that is not among the stories is said to be unknown', () => {
  const { core } = opened(signal('deaths', 1))
  expect(core.applyIncident(change('ev-unknown', 2, {}), now)).toBeUndefined()
})
