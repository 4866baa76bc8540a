import { expect, test } from 'vitest'
import type { GradedAlert } from '@groundswell/contracts'
import { buildMatchedMention } from '@groundswell/testkit'
import { createAlertingCore } from '../alerting-core.ts'
import { loadRules } from '../load-rules.ts'

/** What a loss of two million, in yuan or another currency, raises. */
function lossOfTwoMillion(unit: string | undefined): GradedAlert[] {
  const core = createAlertingCore({ rules: loadRules() })
  return core.feed(
    buildMatchedMention({
      mentionId: 'loss',
      text: '云岭速运海外仓失窃，损失200万',
      signals: [
        {
          kind: 'money',
          value: 2_000_000,
          ...(unit === undefined ? {} : { unit }),
          claim: false,
          field: 'text',
          start: 10,
          end: 16,
        },
      ],
    }),
  )
}

const reasons = (alerts: readonly GradedAlert[]): unknown[] =>
  alerts.flatMap((alert) => alert.reasons.map(({ indicator, value }) => ({ indicator, value })))

test('a sum in yuan is graded, whether its unit is said or not', () => {
  for (const unit of [undefined, '元']) {
    const alerts = lossOfTwoMillion(unit)
    expect(alerts).toMatchObject([{ change: 'opened', level: 2 }])
    expect(reasons(alerts)).toContainEqual({ indicator: 'money', value: 2_000_000 })
  }
})

test('a sum in another currency is never measured against a threshold in yuan', () => {
  for (const unit of ['JPY', 'USD', 'TWD']) expect(reasons(lossOfTwoMillion(unit))).toEqual([])
})
