import { duration } from '@groundswell/contracts'
import { z } from 'zod'
import { defaultClockPlan, type ClockPlan } from './clock-plan.ts'

const clockRule = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z-]*[a-z]$/, 'lower-case letters and dashes, no digits'),
    name: z.string().min(1),
    due: duration,
    warnBefore: duration,
    metByState: z.enum(['verifying', 'responding', 'monitoring', 'closed']).optional(),
    metByAcknowledge: z.boolean().optional(),
    repeats: z.boolean().optional(),
  })
  .describe('One response deadline')

/** `clocks:` of groundswell.yaml: response deadlines by level; the regulations' table by default. */
export const clockPlanConfig: z.ZodType<ClockPlan> = z
  .strictObject({ 1: z.array(clockRule), 2: z.array(clockRule), 3: z.array(clockRule) })
  .default(() => structuredClone(defaultClockPlan) as never)
