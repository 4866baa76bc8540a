import { describe, expect, it } from 'vitest'
import { loadModel } from '../scoring-model.ts'
import { readRegression, runRegression } from './regression.ts'

const model = loadModel({ outlets: [{ name: '江州晚报', tier: 'local' }] })
const sets = readRegression()

describe('our own labelled sentences', () => {
  it('are at least 300, with the traps, complaints, headlines and company risks that matter here', () => {
    const count = (name: string): number => sets.get(name)?.length ?? 0
    expect([...sets.values()].flat().length).toBeGreaterThanOrEqual(300)
    expect(count('severity-traps')).toBeGreaterThanOrEqual(60)
    expect(count('logistics-complaints')).toBeGreaterThanOrEqual(40)
    expect(count('traditional')).toBeGreaterThanOrEqual(40)
    expect(count('headlines')).toBeGreaterThanOrEqual(40)
    expect(count('company-risk')).toBeGreaterThanOrEqual(30)
    expect(count('emotion')).toBeGreaterThanOrEqual(40)
    expect(count('language')).toBeGreaterThanOrEqual(40)
  })

  it('are scored as labelled, nine of ten, the many traps not counted in', () => {
    const others = [...sets].flatMap(([name, cases]) => (name === 'severity-traps' ? [] : cases))
    const { misses } = runRegression(model, others)
    expect(misses.slice(Math.floor(others.length * 0.1))).toEqual([])
  })

  it('give exactly the signals that severity traps hold, nineteen of twenty', () => {
    const traps = sets.get('severity-traps') ?? []
    const { misses } = runRegression(model, traps)
    expect(misses.slice(Math.floor(traps.length * 0.05))).toEqual([])
  })
})
