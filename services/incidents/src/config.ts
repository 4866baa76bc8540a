import { z } from 'zod'

/** `incidents:` of groundswell.yaml. The deadlines themselves stand beside it, under `clocks`. */
export const incidentsConfig = z.strictObject({
  sweepSeconds: z
    .number()
    .min(0.1)
    .max(60)
    .default(1)
    .describe('How often clocks and left-over changes are looked for'),
})
export type IncidentsConfig = z.infer<typeof incidentsConfig>
