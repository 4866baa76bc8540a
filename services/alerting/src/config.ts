import { z } from 'zod'

/** `alerting:` of groundswell.yaml. */
export const alertingConfig = z.strictObject({
  rules: z.string().min(1).optional().describe('Path of a rule file; without it the one that comes with the service'),
  sweepSeconds: z.number().min(0.05).max(60).default(1).describe('How often time-driven work is looked for'),
  deliverySeconds: z.number().min(0.05).max(60).default(0.5).describe('How often waiting messages are looked for'),
  searchMessageSeconds: z
    .number()
    .min(0.1)
    .max(86_400)
    .default(60)
    .describe('A saved search sends one message in this time at most, the first at once'),
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of the dashboard as people reach it, for links in messages; without it they have none'),
  retry: z
    .strictObject({
      firstWaitSeconds: z.number().min(0.01).max(3600).default(2),
      maximumWaitSeconds: z.number().min(1).max(86_400).default(900),
      horizonHours: z.number().min(72, 'messages are tried for at least 72 hours').default(72),
    })
    .prefault({})
    .describe('How a message that was not accepted is tried again'),
})
export type AlertingConfig = z.infer<typeof alertingConfig>
