import { describe, expect, it } from 'vitest'
import { LiveUpdates } from './live-updates.ts'

class FakeSource extends EventTarget {
  closed = false
  close(): void {
    this.closed = true
  }
}

function setUp() {
  const sources: FakeSource[] = []
  const timers: { run: () => void; ms: number }[] = []
  let now = 1000
  const live = new LiveUpdates('/live', {
    open: () => {
      const source = new FakeSource()
      sources.push(source)
      return source as unknown as EventSource
    },
    now: () => now,
    setTimer: (run, ms) => timers.push({ run, ms }),
    clearTimer: () => undefined,
  })
  const last = () => {
    const source = sources.at(-1)
    if (source === undefined) throw new Error('nothing was opened')
    return source
  }
  const fail = () => {
    last().dispatchEvent(new Event('error'))
    timers.at(-1)?.run()
  }
  return { live, sources, timers, last, fail, tick: (ms: number) => (now += ms) }
}

describe('live updates', () => {
  it('say since when they are lost, however often they try again', () => {
    const { live, last, fail, tick } = setUp()
    live.start()
    last().dispatchEvent(new Event('open'))
    expect(live.state).toEqual({ status: 'open' })
    fail()
    tick(5000)
    fail()
    expect(live.state).toEqual({ status: 'lost', since: 1000 })
  })

  it('wait longer from try to try, half a minute at most', () => {
    const { live, fail, timers } = setUp()
    live.start()
    for (let turn = 0; turn < 7; turn += 1) fail()
    expect(timers.map((timer) => timer.ms)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
  })

  it('ask for everything to be looked up again once they are back, and not at the first opening', () => {
    const { live, last, fail } = setUp()
    const heard: string[] = []
    live.onEvent((kind) => heard.push(kind))
    live.start()
    last().dispatchEvent(new Event('open'))
    expect(heard).toEqual([])
    fail()
    last().dispatchEvent(new Event('open'))
    expect(heard).toEqual(['reopened'])
  })

  it('hand on what happened, even when its data cannot be read', () => {
    const { live, last } = setUp()
    const heard: unknown[] = []
    live.onEvent((kind, data) => heard.push([kind, data]))
    live.start()
    last().dispatchEvent(new MessageEvent('alert', { data: '{"id":"a"}' }))
    last().dispatchEvent(new MessageEvent('mention', { data: 'oops' }))
    expect(heard).toEqual([
      ['alert', { id: 'a' }],
      ['mention', undefined],
    ])
  })

  it('hear nothing of a connection that was given up', () => {
    const { live, sources, last } = setUp()
    live.start()
    last().dispatchEvent(new Event('error'))
    live.retry()
    sources[0]?.dispatchEvent(new Event('error'))
    expect(sources).toHaveLength(2)
    expect(sources[0]?.closed).toBe(true)
    last().dispatchEvent(new Event('open'))
    expect(live.state).toEqual({ status: 'open' })
  })
})
