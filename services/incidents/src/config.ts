import { z } from 'zod'
import { defaultClockPlan } from '@groundswell/incident'

const duration = z.iso.duration({ error: 'an ISO 8601 duration, as PT30M or PT12H' })

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

/** `incidents:` of groundswell.yaml. */
export const incidentsConfig = z.strictObject({
  clocks: z
    .strictObject({ 1: z.array(clockRule), 2: z.array(clockRule), 3: z.array(clockRule) })
    .prefault(structuredClone(defaultClockPlan) as never)
    .describe('Response deadlines by level'),
  sweepSeconds: z
    .number()
    .min(0.1)
    .max(60)
    .default(1)
    .describe('How often clocks and left-over changes are looked for'),
})
export type IncidentsConfig = z.infer<typeof incidentsConfig>
