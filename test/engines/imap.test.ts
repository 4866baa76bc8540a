import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openEmbeddedBus, type EventBus } from '@groundswell/bus'
import { sourceInput, type RawMention, type SourceHealth } from '@groundswell/contracts'
import { crawlerConfig, startCrawler } from '@groundswell/crawler'
import { Metrics, silentLogger, systemClock, type RunningService } from '@groundswell/runtime'
import { Settings, sourceHealthDocuments, sourceSettings, trySource } from '@groundswell/settings'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { temporaryFolder, type TemporaryFolder } from '@groundswell/testkit'
import { prepareDovecot, type Dovecot } from '../support/dovecot.ts'

let folder: TemporaryFolder
let dovecot: Dovecot
let bus: EventBus
let store: Store
let crawler: RunningService

const soon = { timeout: 30_000, interval: 100 }
const start = (): Promise<RunningService> =>
  startCrawler(crawlerConfig.parse({}), { bus, store, log: silentLogger, metrics: new Metrics(), clock: systemClock })

beforeAll(async () => {
  folder = temporaryFolder()
  dovecot = await prepareDovecot()
  await dovecot.start()
  bus = await openEmbeddedBus({ folder: join(folder.path, 'bus'), log: silentLogger })
  store = await openEmbeddedStore({ folder: join(folder.path, 'store'), log: silentLogger })
  crawler = await start()
})

afterAll(async () => {
  await crawler.stop()
  await bus.close()
  await store.close()
  await dovecot.close()
  folder[Symbol.dispose]()
})

const mailbox = (over: Record<string, unknown> = {}): Parameters<typeof sourceInput.parse>[0] => ({
  kind: 'imap',
  id: 'complaints',
  name: '投诉邮箱',
  platform: 'mail',
  host: '127.0.0.1',
  port: dovecot.port,
  secure: false,
  user: dovecot.user,
  password: dovecot.password,
  interval: 'PT5M',
  ...over,
})

const mail = (number: number, text: string): string =>
  [
    `From: =?utf-8?B?${Buffer.from('周倩').toString('base64')}?= <zhou@example.com>`,
    'To: complaints@yunling.example',
    `Subject: =?utf-8?B?${Buffer.from(`投诉${number}`).toString('base64')}?=`,
    `Message-ID: <${number}@example.com>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(text).toString('base64'),
    '',
  ].join('\r\n')

async function mentions(): Promise<RawMention[]> {
  const found: RawMention[] = []
  for (let partition = 0; partition < (await bus.partitions('mentions.raw')); partition += 1)
    for (const record of await bus.read('mentions.raw', partition, 0, 1000))
      found.push(JSON.parse(record.value) as RawMention)
  return found
}
const titles = async (): Promise<string[]> => (await mentions()).map((one) => one.title)
const health = async (): Promise<SourceHealth | undefined> =>
  (await store.documents.get(sourceHealthDocuments, 'complaints'))?.body

async function save(source: Parameters<typeof sourceInput.parse>[0]): Promise<void> {
  const settings = new Settings(store.documents, sourceSettings, systemClock)
  const before = await settings.get('complaints')
  await settings.save(sourceInput.parse(source), before?.version ?? 'absent')
}

test('what is in the mailbox is taken, and what comes in later is heard of through IDLE', async () => {
  dovecot.deliver(mail(1, '包裹三天没动'))
  dovecot.deliver(mail(2, '客服电话打不通'))
  await save(mailbox())
  await vi.waitFor(async () => expect(await titles()).toEqual(['投诉1', '投诉2']), soon)
  expect((await mentions())[0]).toMatchObject({
    text: '包裹三天没动',
    author: { name: '周倩', handle: 'zhou@example.com' },
    evidence: { mediaType: 'message/rfc822' },
  })
  const began = performance.now()
  dovecot.deliver(mail(3, '要求赔偿'))
  await vi.waitFor(async () => expect(await titles()).toEqual(['投诉1', '投诉2', '投诉3']), soon)
  // The interval is five minutes: only IDLE can be this quick.
  expect(performance.now() - began).toBeLessThan(20_000)
  await vi.waitFor(
    async () => expect(await health()).toMatchObject({ state: 'healthy', accepted: 3, error: null }),
    soon,
  )
})

test('a restart goes on at its checkpoint: nothing twice, nothing lost', async () => {
  await crawler.stop()
  dovecot.deliver(mail(4, '停机时到的'))
  crawler = await start()
  await vi.waitFor(async () => expect(await titles()).toEqual(['投诉1', '投诉2', '投诉3', '投诉4']), soon)
})

test('a mail with a broken encoding is kept as far as it can be read, and the next ones still come', async () => {
  dovecot.deliver(
    Buffer.concat([
      Buffer.from(
        'From: a@example.com\r\nSubject: broken\r\nMessage-ID: <b@example.com>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nlate ',
      ),
      Buffer.from([0xe5, 0x8c, 0xff]),
      Buffer.from(' parcel\r\n'),
    ]),
  )
  await vi.waitFor(async () => expect(await titles()).toContain('broken'), soon)
  await vi.waitFor(async () => expect((await health())?.error?.message).toContain('broken encoding'), soon)
  dovecot.deliver(mail(5, '之后的一封'))
  await vi.waitFor(async () => expect(await titles()).toContain('投诉5'), soon)
})

test('a server that goes away is said, and comes back by itself with the mails of the meantime', async () => {
  await dovecot.stop()
  await vi.waitFor(
    async () =>
      expect(await health()).toMatchObject({
        state: 'failing',
        error: { message: expect.stringContaining(`127.0.0.1:${dovecot.port}`) },
      }),
    soon,
  )
  dovecot.deliver(mail(6, '断线时到的'))
  await dovecot.start()
  await vi.waitFor(async () => expect(await titles()).toContain('投诉6'), { timeout: 60_000, interval: 200 })
  expect(await health()).toMatchObject({ state: 'healthy', error: null })
})

test('a wrong password and a missing mailbox are said in plain words when tried', async () => {
  const parts = { documents: store.documents, clock: systemClock }
  const wrong = await trySource(parts, sourceInput.parse(mailbox({ password: 'wrong' })))
  expect(wrong).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('refuses the sign-in of complaints') }],
  })
  const missing = await trySource(parts, sourceInput.parse(mailbox({ mailbox: 'Nowhere' })))
  expect(missing).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('does not exist'), fix: 'correct the name of the mailbox' }],
  })
  const good = await trySource(parts, sourceInput.parse(mailbox()))
  expect(good).toMatchObject({ ok: true, found: 5 })
})
