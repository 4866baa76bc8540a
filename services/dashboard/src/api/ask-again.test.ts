import { describe, expect, it } from 'vitest'
import { AskAgain } from './ask-again.ts'

function setUp() {
  const waiting: { run: () => void; ms: number }[] = []
  const asked: { answer: () => void; fail: () => void }[] = []
  const again = new AskAgain({
    ask: () => new Promise<void>((answer, fail) => asked.push({ answer, fail: () => fail(new Error('away')) })),
    pause: 5_000,
    setTimer: (run, ms) => waiting.push({ run, ms }),
    clearTimer: () => waiting.pop(),
  })
  const settled = () => new Promise((done) => setImmediate(done))
  return { again, asked, waiting, settled }
}

describe('asking again', () => {
  it('asks at once, and once more after the pause however often it is poked meanwhile', async () => {
    const { again, asked, waiting, settled } = setUp()
    again.poke()
    again.poke()
    again.poke()
    expect(asked).toHaveLength(1)
    asked[0]?.answer()
    await settled()
    expect(waiting.map(({ ms }) => ms)).toEqual([5_000])
    again.poke()
    expect(asked).toHaveLength(1)
    waiting.pop()?.run()
    expect(asked).toHaveLength(2)
  })

  it('rests where nobody poked it, and goes on after a question that failed', async () => {
    const { again, asked, waiting, settled } = setUp()
    again.poke()
    asked[0]?.fail()
    await settled()
    waiting.pop()?.run()
    expect(asked).toHaveLength(1)
    again.poke()
    expect(asked).toHaveLength(2)
  })

  it('asks nothing once it is stopped', async () => {
    const { again, asked, waiting, settled } = setUp()
    again.poke()
    again.poke()
    again.stop()
    asked[0]?.answer()
    await settled()
    expect(waiting).toEqual([])
    again.poke()
    expect(asked).toHaveLength(1)
  })
})
