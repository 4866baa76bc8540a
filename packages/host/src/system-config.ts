import { z } from 'zod'
import { busConfig } from '@groundswell/bus'
import { storeConfig } from '@groundswell/store'

/** What every process reads of `groundswell.yaml`, whichever services it runs; a section per service stands beside it. */
export const hostConfig = {
  data: z.string().min(1).default('./data').describe('Folder for everything that is kept; GROUNDSWELL_DATA overrides it'),
  timeZone: z
    .string()
    .default('Asia/Shanghai')
    .refine(isTimeZone, 'not an IANA time zone, as Asia/Shanghai')
    .describe('Days, hours of the week and quiet hours are counted in it'),
  log: z
    .strictObject({
      level: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
      format: z.enum(['json', 'pretty']).default('pretty'),
    })
    .prefault({}),
  bus: busConfig.prefault({ kind: 'embedded' }),
  store: storeConfig.prefault({ kind: 'embedded' }),
}

export type HostConfig = z.infer<z.ZodObject<typeof hostConfig>>

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}
