import { z } from 'zod'
import { busConfig } from '@groundswell/bus'
import { channelInput, sourceInput, subjectInput } from '@groundswell/contracts'
import { clockPlanConfig } from '@groundswell/incident'
import { parseQuery } from '@groundswell/query'
import { storeConfig } from '@groundswell/store'

const watchedSubject = subjectInput.superRefine((subject, context) => {
  const parsed = parseQuery(subject.query, { for: 'subject' })
  if (parsed.ok) return
  for (const error of parsed.errors) {
    context.addIssue({
      code: 'custom',
      path: ['query'],
      message: `at character ${error.start + 1}: ${error.message.en}`,
    })
  }
})

/** Every item of a list has an id of its own. */
function listed<T extends z.ZodType<{ readonly id: string }>>(item: T): z.ZodDefault<z.ZodArray<T>> {
  return z
    .array(item)
    .superRefine((items, context) => {
      for (const [index, { id }] of items.entries()) {
        if (items.findIndex((other) => other.id === id) < index) {
          context.addIssue({ code: 'custom', path: [index, 'id'], message: `the id ${id} is used twice` })
        }
      }
    })
    .default([])
}

/** What every process reads of `groundswell.yaml`, whichever services it runs; a section per service stands beside it. */
export const hostConfig = {
  data: z
    .string()
    .min(1)
    .default('./data')
    .describe('Folder for everything that is kept; GROUNDSWELL_DATA overrides it'),
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
  sources: listed(sourceInput).describe('What is watched; more can be added while it runs'),
  subjects: listed(watchedSubject).describe('Whom we listen for'),
  channels: listed(channelInput).describe('Where alerts go'),
  clocks: clockPlanConfig.describe('Response deadlines by level'),
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
