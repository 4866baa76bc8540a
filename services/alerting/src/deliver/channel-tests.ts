import { createHash } from 'node:crypto'
import type { Channel } from '@groundswell/contracts'
import { channelTestDocuments, type ChannelTestDocument } from '@groundswell/incident'
import type { Clock } from '@groundswell/runtime'
import type { Documents, Stored } from '@groundswell/store'
import { drillMark } from './message.ts'
import { postWebhook } from './post-webhook.ts'

const type = 'io.groundswell.channel.test.v1'
/** Whoever asked has stopped waiting by then. */
const forgottenAfter = 60_000

/** Sends the test messages somebody asked for, once each, and writes down what the receiver said. */
export async function answerChannelTests(parts: {
  readonly documents: Documents
  readonly clock: Clock
  readonly channels: () => ReadonlyMap<string, Channel>
}): Promise<number> {
  const waiting = await parts.documents.list(channelTestDocuments, {
    filters: [{ field: 'state', op: 'eq', value: 'waiting' }],
    size: 20,
  })
  await Promise.all(waiting.items.map((test) => answer(test)))
  return waiting.items.length

  async function answer(listed: Stored<ChannelTestDocument>): Promise<void> {
    const test = await parts.documents.get(channelTestDocuments, listed.id)
    if (test === undefined || test.body.state !== 'waiting') return
    const outcome = await send(test)
    const finishedAt = parts.clock.now().toISOString()
    await parts.documents.put(channelTestDocuments, {
      id: test.id,
      body: { ...test.body, ...outcome, state: 'done', finishedAt },
      expected: { revision: test.revision },
    })
  }

  async function send(test: Stored<ChannelTestDocument>): Promise<Partial<ChannelTestDocument>> {
    const now = parts.clock.now()
    if (now.getTime() - Date.parse(test.body.requestedAt) > forgottenAfter)
      return { ok: false, error: 'asked too long ago' }
    const channel = parts.channels().get(test.body.channelId)
    if (channel === undefined) return { ok: false, error: 'there is no such channel' }
    const at = now.toISOString()
    const text = `【${drillMark}】测试消息：渠道“${channel.name}”可以收到预警`
    const id = `msg_test_${createHash('sha256').update(test.id).digest('base64url').slice(0, 20)}`
    const message = {
      id,
      body: JSON.stringify({ type, timestamp: at, data: { channel: channel.id, drill: true, text } }),
      attributes: { specversion: '1.0', id: test.id, source: '/groundswell/alerting', type, time: at },
      late: false,
    }
    const answered = await postWebhook(channel, message, parts.clock)
    if (answered.kind === 'silent') return { ok: false, error: answered.error }
    const { status } = answered
    return status >= 200 && status < 300 ? { ok: true, status } : { ok: false, status, error: `answered ${status}` }
  }
}
