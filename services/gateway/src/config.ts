import { UserError } from '@groundswell/runtime'
import { z } from 'zod'

/** The gateway's section of the configuration. `GROUNDSWELL_HOST`, `_PORT` and `_API_TOKEN` win over the file. */
export const gatewayConfig = z
  .strictObject({
    host: z.string().min(1).default('127.0.0.1').describe('Address it listens on'),
    port: z.int().min(0).max(65_535).default(8080).describe('0 takes any free port'),
    apiToken: z.string().min(1).optional().describe('An admin token; a short one is warned of'),
    publicUrl: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('Where people reach it, when it stands behind a proxy; for links'),
    secureCookies: z.boolean().default(false).describe('Set when it is reached over https only'),
    trustProxy: z.boolean().default(false).describe('Behind a proxy of your own: its X-Forwarded-For names who asks'),
    sessionHours: z.number().positive().default(168),
    signInLinkHours: z.number().positive().default(24),
    passwordCost: z
      .int()
      .min(2 ** 12)
      .max(2 ** 20)
      .default(2 ** 15)
      .describe('scrypt N, a power of two; new passwords use it, old ones keep theirs'),
    dashboardFolder: z.string().optional().describe('The built files of the dashboard'),
    liveBufferBytes: z
      .int()
      .min(16_384)
      .default(1_048_576)
      .describe('A live client further behind than this is dropped'),
  })
  .transform((config) => {
    const env = environment.safeParse(process.env)
    if (!env.success) {
      const found = env.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
      throw new UserError(`the environment has a bad value: ${found.join('; ')}`, 'mend or unset it and start again')
    }
    const { GROUNDSWELL_HOST, GROUNDSWELL_PORT, GROUNDSWELL_API_TOKEN } = env.data
    return {
      ...config,
      ...(GROUNDSWELL_HOST === undefined ? {} : { host: GROUNDSWELL_HOST }),
      ...(GROUNDSWELL_PORT === undefined ? {} : { port: GROUNDSWELL_PORT }),
      ...(GROUNDSWELL_API_TOKEN === undefined ? {} : { apiToken: GROUNDSWELL_API_TOKEN }),
    }
  })

const unset = (value: unknown): unknown => (value === '' ? undefined : value)
const environment = z.object({
  GROUNDSWELL_HOST: z.preprocess(unset, z.string().optional()),
  GROUNDSWELL_PORT: z.preprocess(
    unset,
    z.coerce
      .number('a port is a number from 0 to 65535')
      .int()
      .min(0, 'a port is a number from 0 to 65535')
      .max(65_535, 'a port is a number from 0 to 65535')
      .optional(),
  ),
  GROUNDSWELL_API_TOKEN: z.preprocess(unset, z.string().optional()),
})

export type GatewayConfig = z.infer<typeof gatewayConfig>
