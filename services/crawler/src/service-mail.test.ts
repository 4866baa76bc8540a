import { createServer } from 'node:net'
import type { EventBus } from '@groundswell/bus'
import { freePort } from '@groundswell/runtime'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runCrawler, type RunningCrawler } from './testing/running-crawler.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let crawler: RunningCrawler
let port: number

beforeAll(async () => {
  crawler = await runCrawler()
  port = await freePort()
  await crawler.add({
    kind: 'smtp',
    id: 'mailbox',
    name: '投诉邮箱',
    platform: 'mail',
    port,
    recipients: ['complaints@yunling.example'],
    maximumBytes: 200_000,
  })
})
afterAll(() => crawler.close())

const soon = { timeout: 15_000, interval: 50 }

const send = (over: Record<string, unknown> = {}): Promise<{ readonly response: string }> =>
  createTransport({ host: '127.0.0.1', port, ignoreTLS: true }).sendMail({
    from: '周倩 <zhou@example.com>',
    to: 'complaints@yunling.example',
    subject: '投诉：包裹滞留',
    text: '包裹三天没动',
    messageId: '<1@example.com>',
    ...over,
  })

test('a mailbox that listens is healthy', async () => {
  await vi.waitFor(async () => expect(await crawler.health('mailbox')).toMatchObject({ state: 'healthy' }), soon)
})

test('250 is said once the mail is on the bus, with the whole mail as evidence', async () => {
  const { response } = await send()
  expect(response).toMatch(/^250/)
  const [mention] = await crawler.mentions('mailbox')
  expect(mention).toMatchObject({
    platform: 'mail',
    title: '投诉：包裹滞留',
    text: '包裹三天没动',
    author: { name: '周倩', handle: 'zhou@example.com' },
  })
  const evidence = await crawler.store.blobs.get(mention?.evidence?.sha256 ?? '')
  expect(Buffer.from(evidence ?? []).toString()).toContain('Message-ID: <1@example.com>')
})

test('a mail delivered twice is one mention', async () => {
  await send({ messageId: '<2@example.com>' })
  const once = await crawler.mentions('mailbox')
  await send({ messageId: '<2@example.com>' })
  expect(await crawler.mentions('mailbox')).toHaveLength(once.length)
})

test('a mail with a broken encoding is taken, and its source says so', async () => {
  const raw = Buffer.concat([
    Buffer.from('From: a@example.com\r\nSubject: broken\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nlate '),
    Buffer.from([0xe5, 0x8c, 0xff]),
    Buffer.from(' parcel\r\n'),
  ])
  const sent = await createTransport({ host: '127.0.0.1', port, ignoreTLS: true }).sendMail({
    envelope: { from: 'a@example.com', to: 'complaints@yunling.example' },
    raw,
  })
  expect(sent.response).toMatch(/^250/)
  expect((await crawler.mentions('mailbox')).at(-1)?.text).toMatch(/^late .* parcel$/)
  await vi.waitFor(
    async () => expect((await crawler.health('mailbox'))?.error?.message).toContain('broken encoding'),
    soon,
  )
})

test('a mail that is too large, or for somebody else, is refused for good', async () => {
  await expect(send({ text: 'x'.repeat(300_000) })).rejects.toThrow(/552/)
  await expect(send({ to: 'other@example.com' })).rejects.toThrow(/550/)
})

test('while nothing can be accepted the sender is asked to come again, and then it is taken', async () => {
  let away = true
  const failing = await runCrawlerWithBus(() => away)
  const other = await freePort()
  await failing.add({ kind: 'smtp', id: 'second', name: '投诉邮箱', platform: 'mail', port: other })
  await vi.waitFor(async () => expect(await failing.health('second')).toMatchObject({ state: 'healthy' }), soon)
  const transport = createTransport({ host: '127.0.0.1', port: other, ignoreTLS: true })
  const mail = { from: 'a@example.com', to: 'b@example.com', subject: 's', text: 't', messageId: '<3@example.com>' }
  await expect(transport.sendMail(mail)).rejects.toThrow(/451/)
  away = false
  expect((await transport.sendMail(mail)).response).toMatch(/^250/)
  expect(await failing.mentions('second')).toHaveLength(1)
  await failing.close()
})

test('a port that is taken is named, and used once it is free', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  const busy = typeof address === 'object' && address !== null ? address.port : 0
  await crawler.add({ kind: 'smtp', id: 'taken', name: '投诉邮箱', platform: 'mail', port: busy })
  await vi.waitFor(
    async () =>
      expect(await crawler.health('taken')).toMatchObject({
        state: 'failing',
        error: { message: `port ${busy} of 127.0.0.1 is in use` },
      }),
    soon,
  )
  await new Promise((resolve) => taken.close(resolve))
  await crawler.add({ kind: 'smtp', id: 'taken', name: '投诉邮箱二', platform: 'mail', port: busy })
  await vi.waitFor(
    async () => expect(await crawler.health('taken')).toMatchObject({ state: 'healthy', error: null }),
    soon,
  )
})

/** A crawler whose bus refuses to publish as long as `away` says so. */
async function runCrawlerWithBus(away: () => boolean): Promise<RunningCrawler> {
  let real: EventBus | undefined
  const bus = new Proxy({} as EventBus, {
    get(_target, name) {
      if (real === undefined) return undefined
      if (name === 'publish' && away()) return () => Promise.reject(new Error('the disk is full'))
      const member: unknown = Reflect.get(real, name)
      return typeof member === 'function'
        ? (...given: unknown[]): unknown => Reflect.apply(member, real, given)
        : member
    },
  })
  const running = await runCrawler({ bus })
  real = running.bus
  return running
}
