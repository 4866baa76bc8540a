import { readOwnCsv } from '@groundswell/sentiment/own-csv'
import type { Correction, Mention } from '@groundswell/contracts'
import { buildMention } from '@groundswell/testkit'
import { silentLogger } from '@groundswell/runtime'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startTestGateway, type Answer, type TestGateway } from '../start-test-gateway.ts'
import type { FoundMention } from './mentions.ts'

let server: TestGateway
let analyst: string
let reader: string

const subject = {
  id: 'yunling',
  name: '云岭速运',
  hits: [],
  polarity: 'negative' as const,
  polarityScore: -0.7,
  negativeEvent: 0.9,
}

beforeAll(async () => {
  server = await startTestGateway()
  const tokenOf = async (name: string, role: string): Promise<string> =>
    (await server.ask('POST', '/api/v1/tokens', { body: { name, role } })).json<{ token: string }>().token
  analyst = await tokenOf('林分析', 'analyst')
  reader = await tokenOf('reader', 'subscriber')
})
afterAll(() => server[Symbol.asyncDispose]())

let serial = 0
async function keep(over: Partial<Mention> = {}): Promise<Mention> {
  serial += 1
  const mention = buildMention({ id: `c${serial}`, model: 'linear-1', subjects: [{ ...subject, hits: [] }], ...over })
  await server.store.mentions.upsert([mention])
  await server.store.mentions.refresh()
  return mention
}

const correct = (mention: Mention, body: object, token = analyst): Promise<Answer> =>
  server.ask('POST', `/api/v1/mentions/${mention.id}/corrections`, {
    token,
    body: { version: mention.version, ...body },
  })

async function shown(id: string): Promise<FoundMention> {
  return (await server.ask('GET', `/api/v1/mentions/${id}`)).json<FoundMention>()
}

describe('correcting a label', () => {
  test('keeps who said what beside the model’s answer, and the mention carries it in lists and by itself', async () => {
    const mention = await keep({ title: '一件包裹', text: '云岭速运这次倒是准时', polarity: 'negative' })
    const answer = await correct(mention, { polarity: 'positive', negativeEvent: false, note: '夸奖' })
    expect(answer.status).toBe(201)
    const made = answer.json<Correction>()
    expect(made).toMatchObject({
      mentionId: mention.id,
      subjectId: null,
      title: '一件包裹',
      text: '云岭速运这次倒是准时',
      stands: true,
      by: '林分析',
      labels: { polarity: { value: 'positive', by: '林分析' }, negativeEvent: { value: false } },
    })
    expect(made.entries).toMatchObject([
      {
        seq: 1,
        mentionVersion: 1,
        polarity: 'positive',
        note: '夸奖',
        answer: { model: 'linear-1', polarity: 'negative' },
      },
    ])
    const read = await shown(mention.id)
    expect(read.polarity).toBe('negative')
    expect(read.corrections).toMatchObject([{ subjectId: null, labels: { polarity: { value: 'positive' } } }])
    const found = (await server.ask('GET', '/api/v1/mentions?q=准时')).json<{ items: FoundMention[] }>()
    expect(found.items[0]?.corrections).toEqual(read.corrections)
  })

  test('counts the last entry of each label; null takes one back; the history stays', async () => {
    const mention = await keep()
    await correct(mention, { polarity: 'positive', category: 'product-quality' })
    await correct(mention, { polarity: 'neutral' })
    const labels = (await shown(mention.id)).corrections?.[0]?.labels
    expect([labels?.polarity?.value, labels?.category?.value]).toEqual(['neutral', 'product-quality'])
    await correct(mention, { polarity: null, category: null })
    expect((await shown(mention.id)).corrections).toBeUndefined()
    const history = (await server.ask('GET', `/api/v1/mentions/${mention.id}/corrections`)).json<{
      items: Correction[]
    }>()
    expect(history.items[0]?.entries.map(({ seq, polarity }) => [seq, polarity])).toEqual([
      [1, 'positive'],
      [2, 'neutral'],
      [3, null],
    ])
  })

  test('towards a subject stands apart from the whole text', async () => {
    const mention = await keep()
    await correct(mention, { subjectId: 'yunling', polarity: 'neutral' })
    await correct(mention, { polarity: 'positive' })
    const { corrections } = await shown(mention.id)
    expect(corrections?.map(({ subjectId, labels }) => [subjectId, labels.polarity?.value])).toEqual([
      [null, 'positive'],
      ['yunling', 'neutral'],
    ])
    const list = (await server.ask('GET', '/api/v1/corrections?subject=yunling')).json<{ items: Correction[] }>()
    expect(list.items.map(({ subjectName, entries }) => [subjectName, entries[0]?.answer.polarityScore])).toEqual([
      ['云岭速运', -0.7],
    ])
  })

  test('ends where the text is edited, and stands where only its figures are', async () => {
    const mention = await keep({ text: '云岭速运一般' })
    await correct(mention, { polarity: 'neutral' })
    await server.store.mentions.upsert([{ ...mention, version: 2, engagement: { likes: 9 } }])
    expect((await shown(mention.id)).corrections).toHaveLength(1)
    await server.store.mentions.upsert([{ ...mention, version: 3, text: '云岭速运一般，还丢件' }])
    expect((await shown(mention.id)).corrections).toBeUndefined()
    const history = (await server.ask('GET', `/api/v1/mentions/${mention.id}/corrections`)).json<{
      items: Correction[]
    }>()
    expect(history.items.map(({ text }) => text)).toEqual(['云岭速运一般'])
  })

  test('is refused for another version, an unknown mention or subject, nothing said, and unknown keys', async () => {
    const mention = await keep()
    const other = await correct({ ...mention, version: 7 }, { polarity: 'neutral' })
    expect(other.status).toBe(409)
    expect(other.json<{ current: Mention }>().current.version).toBe(1)
    expect((await correct({ ...mention, id: 'none' }, { polarity: 'neutral' })).status).toBe(404)
    const errorsOf = async (body: object): Promise<string[]> => {
      const answer = await correct(mention, body)
      expect(answer.status).toBe(400)
      return answer.json<{ errors: { path: string }[] }>().errors.map(({ path }) => path)
    }
    expect(await errorsOf({ subjectId: 'somebody', polarity: 'neutral' })).toEqual(['subjectId'])
    expect(await errorsOf({ subjectId: 'yunling', category: 'other', emotion: 'joy' })).toEqual(['category', 'emotion'])
    expect(await errorsOf({ note: '无' })).toEqual([''])
    expect(await errorsOf({ polarity: 'mixed', mood: 1 })).toEqual(expect.arrayContaining(['polarity', 'mood']))
    expect((await server.ask('GET', '/api/v1/mentions/none/corrections')).status).toBe(404)
  })

  test('is of those who watch; everybody reads it', async () => {
    const mention = await keep()
    expect((await correct(mention, { polarity: 'neutral' }, reader)).status).toBe(403)
    expect((await server.ask('GET', `/api/v1/mentions/${mention.id}/corrections`, { token: reader })).status).toBe(200)
    expect((await server.ask('GET', '/api/v1/corrections/export', { token: reader })).status).toBe(403)
  })

  test('is one entry when it is sent twice under one key; two people at once lose nothing', async () => {
    const mention = await keep()
    const send = (): Promise<Answer> =>
      server.ask('POST', `/api/v1/mentions/${mention.id}/corrections`, {
        token: analyst,
        headers: { 'idempotency-key': 'k-1' },
        body: { version: 1, polarity: 'neutral' },
      })
    await send()
    expect((await send()).headers.get('idempotency-replayed')).toBe('true')
    await Promise.all(['positive', 'negative', 'neutral'].map((polarity) => correct(mention, { polarity })))
    const [kept] = (await server.ask('GET', `/api/v1/mentions/${mention.id}/corrections`)).json<{
      items: Correction[]
    }>().items
    expect(kept?.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  })
})

describe('erasing a correction', () => {
  const erase = (id: string, token = analyst): Promise<Answer> =>
    server.ask('DELETE', `/api/v1/corrections/${id}`, { token })
  const historyOf = async ({ id }: Mention): Promise<Correction[]> =>
    (await server.ask('GET', `/api/v1/mentions/${id}/corrections`)).json<{ items: Correction[] }>().items

  test('leaves no text, no history and no label; again it is answered the same; the log says who, not what', async () => {
    const said = vi.spyOn(silentLogger, 'info')
    const mention = await keep({ text: '云岭速运的王某电话是一二三' })
    const whole = (await correct(mention, { polarity: 'positive', note: '他本人说的' })).json<Correction>()
    await correct(mention, { polarity: null })
    await correct(mention, { subjectId: 'yunling', negativeEvent: false })
    expect((await erase(whole.id)).status).toBe(204)
    expect((await shown(mention.id)).corrections?.map(({ subjectId }) => subjectId)).toEqual(['yunling'])
    await expect.poll(async () => (await historyOf(mention)).map(({ subjectId }) => subjectId)).toEqual(['yunling'])
    expect((await erase(whole.id)).status).toBe(204)
    const lines = said.mock.calls.filter(([, message]) => message === 'A correction was erased.')
    expect(lines.map(([fields]) => fields)).toEqual([
      {
        by: '林分析',
        role: 'analyst',
        correctionId: whole.id,
        mentionId: mention.id,
        subjectId: null,
        entries: 2,
      },
    ])
    said.mockRestore()
  })

  test('lets the text be corrected anew, beginning with its first entry', async () => {
    const mention = await keep()
    const first = (await correct(mention, { emotion: 'joy' })).json<Correction>()
    await erase(first.id)
    const anew = (await correct(mention, { emotion: 'anger' })).json<Correction>()
    expect([anew.id, anew.entries.map(({ seq, emotion }) => [seq, emotion])]).toEqual([first.id, [[1, 'anger']]])
  })

  test('is of those who may correct', async () => {
    const mention = await keep()
    const { id } = (await correct(mention, { polarity: 'neutral' })).json<Correction>()
    expect((await erase(id, reader)).status).toBe(403)
    expect((await shown(mention.id)).corrections).toHaveLength(1)
  })

  test('leaves nothing behind in the answers kept for replays', async () => {
    const mention = await keep({ text: '云岭速运丢了李某的件' })
    const send = (): Promise<Answer> =>
      server.ask('POST', `/api/v1/mentions/${mention.id}/corrections`, {
        token: analyst,
        headers: { 'idempotency-key': 'k-erased' },
        body: { version: 1, polarity: 'negative', note: '李某' },
      })
    const { id, text } = (await send()).json<Correction>()
    expect(text).toContain('李某')
    await erase(id)
    const replayed = await send()
    expect([replayed.status, replayed.text.includes('李某'), replayed.json<Correction>().id]).toEqual([201, false, id])
    expect((await shown(mention.id)).corrections).toBeUndefined()
  })
})

describe('wherever a mention is shown', () => {
  test('by itself, in a search, by story and in the preview of a query it carries the same corrections', async () => {
    const story = 's-shown'
    const mention = await keep({
      text: '云岭速运青浦湾驿站照常收件',
      publishedAt: new Date(Date.now() - 3_600_000).toISOString(),
      subjects: [{ ...subject, hits: [], storyId: story }],
    })
    await correct(mention, { polarity: 'positive', negativeEvent: false, emotion: 'joy', category: 'none' })
    await correct(mention, { subjectId: 'yunling', polarity: 'neutral' })
    const { corrections } = await shown(mention.id)
    expect(corrections?.map(({ labels }) => Object.keys(labels))).toEqual([
      ['polarity', 'negativeEvent', 'category', 'emotion'],
      ['polarity'],
    ])
    const q = encodeURIComponent('青浦湾驿站')
    const get = async <T>(path: string): Promise<T> => (await server.ask('GET', path)).json<T>()
    const search = await get<{ items: FoundMention[] }>(`/api/v1/mentions?q=${q}`)
    const grouped = await get<{ items: { newest: FoundMention }[] }>(`/api/v1/mentions/by-story?q=${q}`)
    const preview = await server.ask('POST', '/api/v1/subjects/preview', { body: { query: '青浦湾驿站' } })
    const answers = [search.items[0], grouped.items[0]?.newest, preview.json<{ samples: FoundMention[] }>().samples[0]]
    for (const found of answers) expect(found?.corrections).toEqual(corrections)
  })
})

describe('agreement', () => {
  test('counts who answered by how often people said the same, of what counts at the time it was said', async () => {
    const of = (model: string): Promise<Mention> => keep({ model, polarity: 'negative', negativeEvent: 0.7 })
    const [first, second, third] = [await of('linear-x'), await of('linear-x'), await of('linear-x+endpoint:house')]
    await correct(first, { polarity: 'negative', negativeEvent: true })
    await correct(second, { polarity: 'negative' })
    await correct(second, { polarity: 'positive', category: 'other' })
    await correct(third, { polarity: 'negative' })
    const taken = await of('linear-x')
    await correct(taken, { polarity: 'negative' })
    await correct(taken, { polarity: null })
    const answer = await server.ask('GET', '/api/v1/corrections/agreement')
    const items = answer
      .json<{ items: { model: string }[] }>()
      .items.filter(({ model }) => model.startsWith('linear-x'))
    expect(items).toEqual([
      { model: 'linear-x', label: 'polarity', total: 2, agreed: 1 },
      { model: 'linear-x', label: 'negativeEvent', total: 1, agreed: 1 },
      { model: 'linear-x+endpoint:house', label: 'polarity', total: 1, agreed: 1 },
    ])
  })
})

describe('training data', () => {
  test('is what counts, in the CSV that training reads, the quotes and line breaks of texts included', async () => {
    const mention = await keep({ title: '标题', text: '他说"慢"，\n=真慢', drill: true })
    await correct(mention, { polarity: 'negative', negativeEvent: true })
    const taken = await keep({ text: '收回了的', drill: true })
    await correct(taken, { polarity: 'positive' })
    await correct(taken, { polarity: null })
    const formula = await keep({ text: '=好得很', drill: true })
    await correct(formula, { polarity: 'neutral', negativeEvent: false })
    const file = await server.ask('GET', '/api/v1/corrections/export?drill=only', { token: analyst })
    expect(file.text).toContain("'=好得很")
    expect(file.headers.get('content-type')).toContain('text/csv')
    expect(readOwnCsv(file.text).map(({ text, label }) => [text, label])).toEqual([
      ['标题\n他说"慢"，\n=真慢', 'neg'],
      ['标题\n他说"慢"，\n=真慢', 'event'],
      ['=好得很', 'neu'],
      ['=好得很', 'quiet'],
    ])
  })

  test('as NDJSON has everything of each, of one subject where it is named, and outlives the mention', async () => {
    const mention = await keep({ id: 'old', indexedUnder: '2020-01', drill: true, text: '旧事' })
    await correct(mention, { subjectId: 'yunling', negativeEvent: false })
    await server.store.mentions.dropBefore('2021-01-01')
    expect((await server.ask('GET', '/api/v1/mentions/old')).status).toBe(404)
    const file = await server.ask('GET', '/api/v1/corrections/export?format=ndjson&subject=yunling&drill=only')
    const lines = file.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Correction)
    expect(lines.map(({ text, labels }) => [text, labels.negativeEvent?.value])).toEqual([['旧事', false]])
    expect((await server.ask('GET', '/api/v1/mentions/old/corrections')).json<{ total: number }>().total).toBe(1)
  })
})
