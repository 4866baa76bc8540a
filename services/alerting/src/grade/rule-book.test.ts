import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaultRulesPath, loadRules } from '../load-rules.ts'
import { durationOf, parseRuleBook } from './rule-book.ts'

const text = readFileSync(defaultRulesPath, 'utf8')

test('the rule file that comes with the service is read, and every rule says why', () => {
  const rules = loadRules()
  expect(rules.rules.every((rule) => rule.why.length > 5)).toBe(true)
  expect(rules.approachAt).toBe(0.8)
  expect(rules.holding).toEqual({ holdFor: 21_600_000, closeLevel3After: 172_800_000, reopenWithin: 259_200_000 })
})

test('every fault of a rule file is named at once with line and column', () => {
  const bad = text
    .replace('approachAt: 0.8', 'approachAt: 80')
    .replace('closeLevel3After: PT48H', 'closeLevel3After: 48 hours')
    .replace('indicator: recall', 'indicator: recalls')
  expect(() => parseRuleBook(bad, 'rules.yaml')).toThrow(
    /3 problems[\s\S]*rules\.yaml:\d+:\d+ {2}approachAt[\s\S]*indicator[\s\S]*closeLevel3After/,
  )
})

test('a rule file that is not there is said so', () => {
  expect(() => loadRules('/nowhere/rules.yaml')).toThrow(/cannot read the rule file/)
})

test.each([
  ['PT30M', 1_800_000],
  ['PT1H30M', 5_400_000],
  ['P1D', 86_400_000],
  ['P1W', 604_800_000],
  ['P1DT12H', 129_600_000],
])('%s lasts %d ms', (iso, milliseconds) => {
  expect(durationOf(iso)).toBe(milliseconds)
})
