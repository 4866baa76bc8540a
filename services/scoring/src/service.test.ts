import { openEmbeddedBus, type EventBus, type OutgoingRecord } from '@groundswell/bus'
import { decodeEvent, encodeEvent, type MatchedMention, type Mention, type RawMention } from '@groundswell/contracts'
import { Metrics, silentLogger, systemClock, type RunningService } from '@groundswell/runtime'
import { trainNegativeEvent } from '@groundswell/sentiment/train-subject-classifier'
import { Settings, subjectClassifierSettings, subjectSettings } from '@groundswell/settings'
import { openEmbeddedStore, type Store } from '@groundswell/store'
import { buildRawMention, sampleCorrections, temporaryFolder } from '@groundswell/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scoringConfig } from './config.ts'
import { say, startAnsweringServer } from './second-opinion/answering-server.ts'
import { startScoring } from './service.ts'

let bus: EventBus
let store: Store
let service: RunningService | undefined
let cleanups: (() => Promise<void>)[] = []

beforeEach(async () => {
  const folder = temporaryFolder()
  const place = folder.path
  bus = await openEmbeddedBus({ folder: `${place}/bus`, log: silentLogger, partitions: 1 })
  store = await openEmbeddedStore({ folder: `${place}/store`, log: silentLogger })
  cleanups = [() => bus.close(), () => store.close(), async () => folder[Symbol.dispose]()]
})

afterEach(async () => {
  await service?.stop()
  service = undefined
  for (const cleanup of cleanups) await cleanup()
})

function rawRecord(data: RawMention): OutgoingRecord {
  const topic = data.backfill ? ('mentions.backfill' as const) : ('mentions.raw' as const)
  const id = `${data.id}:${data.version}`
  return { topic, ...encodeEvent({ topic, key: data.source.id, id, producer: 'test', time: data.collectedAt, data }) }
}

async function start(config: Parameters<typeof scoringConfig.parse>[0] = {}): Promise<void> {
  service = await startScoring(scoringConfig.parse(config), {
    bus,
    store,
    log: silentLogger,
    metrics: new Metrics(),
    clock: systemClock,
    timeZone: 'Asia/Shanghai',
  })
}

async function saveSubject(query: string, expected: 'absent' | number = 'absent'): Promise<void> {
  const settings = new Settings(store.documents, subjectSettings, systemClock)
  const saved = await settings.save({ id: 'yunling', name: '云岭速运', query, kind: 'brand' }, expected)
  expect(saved.ok).toBe(true)
}

async function saveOther(): Promise<void> {
  const settings = new Settings(store.documents, subjectSettings, systemClock)
  const saved = await settings.save({ id: 'depot', name: '分拨中心', query: '分拨中心', kind: 'brand' }, 'absent')
  expect(saved.ok).toBe(true)
}

async function scored(topic: 'mentions.scored' | 'mentions.backfill.scored' = 'mentions.scored'): Promise<Mention[]> {
  const records = await bus.read(topic, 0, 0, 1000)
  return records.map((record) => {
    const decoded = decodeEvent(topic, record)
    if (!decoded.ok) throw new Error(decoded.reason)
    return decoded.data
  })
}

async function matched(): Promise<MatchedMention[]> {
  const records = await bus.read('mentions.matched', 0, 0, 1000)
  return records.map((record) => {
    const decoded = decodeEvent('mentions.matched', record)
    if (!decoded.ok) throw new Error(decoded.reason)
    return decoded.data
  })
}

describe('scoring', { timeout: 60_000 }, () => {
  it('publishes each mention scored, and a record for each subject it matches', async () => {
    await saveSubject('云岭速运')
    await start()
    await bus.publish([
      rawRecord(buildRawMention({ id: 'a', text: '云岭速运货车侧翻，3人死亡5人受伤' })),
      rawRecord(buildRawMention({ id: 'b', text: '今天天气不错' })),
    ])
    await expect
      .poll(async () => (await scored()).map((mention) => mention.id), { timeout: 20_000 })
      .toEqual(['a', 'b'])
    await expect
      .poll(async () => (await matched()).map((each) => each.id), { timeout: 20_000 })
      .toEqual(['a:1:yunling'])
    const [first] = await matched()
    expect(first).toMatchObject({ retracted: false, subject: { id: 'yunling', name: '云岭速运', kind: 'brand' } })
    expect(first?.signals.map((signal) => [signal.kind, signal.value])).toEqual([
      ['deaths', 3],
      ['injuries', 5],
    ])
  })

  it('takes a match back when an edit no longer matches, the same at every delivery, and never for an older version', async () => {
    await saveSubject('云岭速运')
    await start()
    const first = buildRawMention({ id: 'a', text: '云岭速运慢' })
    const second = { ...first, version: 2, text: '改了' }
    await bus.publish([rawRecord(first), rawRecord(second), rawRecord(second), rawRecord(first)])
    await expect.poll(async () => (await scored()).length, { timeout: 20_000 }).toBe(4)
    await expect
      .poll(async () => (await matched()).map((each) => [each.id, each.retracted]), { timeout: 20_000 })
      .toEqual([
        ['a:1:yunling', false],
        ['a:2:yunling', true],
        ['a:2:yunling', true],
      ])
  })

  it('matches by a subject that changed on the stream, within a second of the change', async () => {
    await saveSubject('别的词')
    await start()
    await saveSubject('云岭速运', 1)
    const saved = performance.now()
    await expect
      .poll(async () => (await service?.health())?.[0]?.detail, { timeout: 20_000, interval: 20 })
      .toContain('version 2')
    expect(performance.now() - saved).toBeLessThan(1000)
    await bus.publish([rawRecord(buildRawMention({ id: 'a', text: '云岭速运又丢件' }))])
    await expect
      .poll(async () => (await matched()).map((each) => each.id), { timeout: 20_000 })
      .toEqual(['a:1:yunling'])
    expect((await scored())[0]?.subjectsVersion).toBe('2')
  })

  it('scores history apart and says nothing of it to alerting', async () => {
    await saveSubject('云岭速运')
    await start()
    await bus.publish([rawRecord(buildRawMention({ id: 'h', backfill: true, text: '云岭速运' }))])
    await expect.poll(async () => (await scored('mentions.backfill.scored')).length, { timeout: 20_000 }).toBe(1)
    expect(await matched()).toEqual([])
    expect((await scored('mentions.backfill.scored'))[0]?.subjects).toHaveLength(1)
  })

  it('asks a second opinion of unsure texts that a subject matches, once a text, and says who answered', async () => {
    await using server = await startAnsweringServer()
    const endpoint = { kind: 'endpoint', name: 'house', baseUrl: server.baseUrl, model: 'small-one', accuracy: 0.9 }
    server.answer = (response, { body }) => {
      const label = body.messages[1]?.content.includes('另一条') === true ? 'positive' : 'nonsense'
      say(response, { polarity: label })
    }
    await saveSubject('云岭速运')
    await start({ secondOpinion: { ...endpoint, below: 1 } })
    const asked = rawRecord(buildRawMention({ id: 'a', text: '云岭速运的另一条消息' }))
    const others = [
      buildRawMention({ id: 'b', text: '云岭速运的这一条' }),
      buildRawMention({ id: 'c', text: '没有提到谁的另一条消息' }),
      buildRawMention({ id: 'd', text: '云岭速运的另一条往事', backfill: true }),
    ]
    await bus.publish([asked, asked, ...others.map(rawRecord)])
    await expect.poll(async () => (await scored()).length, { timeout: 20_000 }).toBe(4)
    await expect.poll(async () => (await scored('mentions.backfill.scored')).length, { timeout: 20_000 }).toBe(1)
    const [first, second, failed, unmatched] = await scored()
    expect(first).toMatchObject({ polarity: 'positive', polarityConfidence: 0.9, polarityScore: 0.85 })
    expect(first?.subjects[0]).toMatchObject({ polarity: 'positive', polarityScore: 0.85 })
    expect(first?.model).toMatch(/^linear-\S+\+endpoint:house$/)
    expect(second).toEqual(first)
    expect(failed?.model).not.toContain('+')
    expect(unmatched?.model).not.toContain('+')
    expect((await scored('mentions.backfill.scored'))[0]?.model).not.toContain('+')
    expect(server.asked).toHaveLength(2)
    // Published after what is scored.
    await expect
      .poll(async () => (await matched()).find(({ mentionId }) => mentionId === 'a'), { timeout: 20_000 })
      .toMatchObject({ polarity: 'positive' })
    expect((await service?.health())?.map(({ name, ready }) => [name, ready])).toEqual([
      ['scoring', true],
      ['second opinion', true],
    ])
  })

  it('judges by the classifier of a subject from within a second of its being switched on, and no longer once it is off', async () => {
    await saveSubject('云岭速运')
    await saveOther()
    const classifiers = new Settings(store.documents, subjectClassifierSettings, systemClock)
    const manner = { judgedAll: true, breathe: async () => {} }
    const trained = {
      id: 'yunling',
      trainedAt: '2026-05-01T00:00:00.000Z',
      trainedBy: '林分析',
      judgedAll: true,
      builtInModels: ['linear-3'],
      negativeEvent: await trainNegativeEvent(sampleCorrections(120), manner),
    }
    await classifiers.save({ ...trained, enabled: false }, 'absent')
    await start()
    const text = '云岭速运江州分拨中心演习，爆仓两个字只是口令，演习结束后分拣照常'
    const send = async (id: string): Promise<Mention | undefined> => {
      await bus.publish([rawRecord(buildRawMention({ id, text }))])
      const find = async (): Promise<Mention | undefined> => (await scored()).find((mention) => mention.id === id)
      await expect.poll(find, { timeout: 20_000 }).toBeDefined()
      return find()
    }
    const judgesThere = (count: number): Promise<void> =>
      expect
        .poll(async () => (await service?.health())?.[0]?.detail, { timeout: 20_000, interval: 20 })
        .toContain(`${count} of them with a classifier`)
    const before = await send('before')
    expect(before?.subjects.map(({ judgedBy }) => judgedBy)).toEqual([undefined, undefined])
    await classifiers.save({ ...trained, enabled: true }, 1)
    const saved = performance.now()
    await judgesThere(1)
    expect(performance.now() - saved).toBeLessThan(1000)
    const after = await send('after')
    const [own, other] = ['yunling', 'depot'].map((id) => after?.subjects.find((subject) => subject.id === id))
    const { polarity, polarityScore, negativeEvent } = before?.subjects[0] ?? {}
    expect(own?.judgedBy).toEqual({ classifier: 2, builtIn: { polarity, polarityScore, negativeEvent } })
    expect(own?.negativeEvent).not.toBe(negativeEvent)
    expect(own?.polarity).toBe(polarity)
    expect(other).toEqual(before?.subjects.find(({ id }) => id === 'depot'))
    expect(after?.negativeEvent).toBe(before?.negativeEvent)
    await expect.poll(async () => (await matched()).filter(({ mentionId }) => mentionId === 'after').length).toBe(2)
    const told = (await matched()).find(({ id }) => id === 'after:1:yunling')
    expect(told?.negativeEvent).toBe(own?.negativeEvent)
    await classifiers.remove('yunling', 2)
    await judgesThere(0)
    expect((await send('later'))?.subjects).toEqual(before?.subjects)
  })

  it('says plainly that the model of a second opinion cannot be used', async () => {
    const onnx = { kind: 'onnx', name: 'x', model: 'no.onnx', vocabulary: 'no.txt', labels: ['negative', 'positive'] }
    await expect(start({ secondOpinion: onnx })).rejects.toThrow('cannot read the vocabulary no.txt')
  })

  it('parks a record that cannot be read and goes on', async () => {
    await start()
    const good = rawRecord(buildRawMention({ id: 'ok' }))
    await bus.publish([{ ...good, value: '{"id":1}' }, good])
    await expect.poll(async () => (await scored()).map((mention) => mention.id), { timeout: 20_000 }).toEqual(['ok'])
    const dead = await bus.read('mentions.raw.dead', 0, 0, 10)
    expect(dead[0]?.headers['dead-reason']).toContain('mention.collected')
  })
})
