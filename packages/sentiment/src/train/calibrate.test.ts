import { describe, expect, it } from 'vitest'
import { exponentOf, tonalProbabilities } from '../linear/linear-model.ts'
import { fitTemper } from './calibrate.ts'

/** A hundred texts of three classes, the first of which has probability 0.9; `right` of them are of that class. */
function rows(right: number, shortness: number): Parameters<typeof fitTemper>[0] {
  const [sure, other] = [Math.log(0.9), Math.log(0.05)]
  return Array.from({ length: 100 }, (_, at) => ({
    inputs: [shortness, 1] as const,
    logs: at < right ? [sure, other, other] : [other, sure, other],
    weight: 1,
  }))
}

describe('tempering of class probabilities', () => {
  it('takes from the certainty of long texts that were right too seldom and leaves short ones alone', () => {
    const temper = fitTemper([...rows(60, 0.1), ...rows(90, 0.8)])
    expect(exponentOf(temper, 0.1)).toBeLessThan(0.7)
    expect(exponentOf(temper, 0.8)).toBeCloseTo(exponentOf(fitTemper(rows(90, 0.8)), 0.8), 1)
  })

  it('changes nothing where nothing was held out', () => {
    expect(fitTemper([])).toEqual([0, 1])
  })

  it('leaves the order of the classes as it is', () => {
    const sharp = tonalProbabilities(-0.4, 0.8, 1)
    const soft = tonalProbabilities(-0.4, 0.8, 0.5)
    expect(soft.positive).toBeLessThan(sharp.positive)
    expect(soft.positive).toBeGreaterThan(soft.neutral)
    expect(soft.neutral).toBeGreaterThan(soft.negative)
    expect(soft.positive + soft.neutral + soft.negative).toBeCloseTo(1)
  })
})
