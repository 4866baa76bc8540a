import { randomUUID } from 'node:crypto'
import { channelTestDocuments } from '@groundswell/incident'
import type { Clock } from '@groundswell/runtime'
import type { Documents } from '@groundswell/store'
import { z } from 'zod'

export const channelTrial = z.strictObject({
  ok: z.boolean(),
  status: z.int().optional().describe('HTTP status of the answer; absent when there was none'),
  error: z.string().optional(),
})

const limitMilliseconds = 20_000
const pollMilliseconds = 200

/**
 * Has a channel tried. Alerting alone speaks to receivers, so the request is a document that it finds, answers and marks
 * done. Undefined when nobody answered within 20 s; the document goes either way.
 */
export async function tryChannel(
  parts: { readonly documents: Documents; readonly clock: Clock },
  channelId: string,
  requestedBy: string,
): Promise<z.infer<typeof channelTrial> | undefined> {
  const { documents, clock } = parts
  const id = `test-${randomUUID()}`
  const asked = clock.now()
  await documents.put(channelTestDocuments, {
    id,
    body: { channelId, requestedBy, requestedAt: asked.toISOString(), state: 'waiting' },
    expected: 'absent',
  })
  try {
    for (;;) {
      const test = (await documents.get(channelTestDocuments, id))?.body
      if (test?.state === 'done') {
        const { ok = false, status, error } = test
        return { ok, ...(status === undefined ? {} : { status }), ...(error === undefined ? {} : { error }) }
      }
      if (clock.now().getTime() - asked.getTime() >= limitMilliseconds) return undefined
      await clock.sleep(pollMilliseconds)
    }
  } finally {
    await documents.remove(channelTestDocuments, id, 'any')
  }
}
