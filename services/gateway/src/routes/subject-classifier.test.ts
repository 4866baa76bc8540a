import type { ClassifierPreview, SubjectClassifierState } from '@groundswell/contracts'
import { buildMention, sampleCorrections, type SampleCorrection } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, type Answer, type TestGateway } from '../start-test-gateway.ts'

let server: TestGateway
let analyst: string
let reader: string

beforeAll(async () => {
  server = await startTestGateway()
  const tokenOf = async (name: string, role: string): Promise<string> =>
    (await server.ask('POST', '/api/v1/tokens', { body: { name, role } })).json<{ token: string }>().token
  analyst = await tokenOf('林分析', 'analyst')
  reader = await tokenOf('reader', 'subscriber')
})
afterAll(() => server[Symbol.asyncDispose]())

async function watch(id: string): Promise<void> {
  const body = { id, name: '云岭速运', query: '云岭速运', kind: 'brand' }
  expect((await server.ask('POST', '/api/v1/subjects', { body })).status).toBe(201)
}

type Row = Omit<SampleCorrection, 'polarity'> & Partial<SampleCorrection>

async function correct(id: string, rows: readonly Row[]): Promise<void> {
  const mentions = rows.map(({ title, text, builtIn }, at) =>
    buildMention({
      id: `${id}-${at}`,
      model: 'linear-3',
      title,
      text,
      subjects: [{ id, name: '云岭速运', hits: [], ...builtIn }],
    }),
  )
  await server.store.mentions.upsert(mentions)
  await server.store.mentions.refresh()
  for (const [at, { negativeEvent, polarity }] of rows.entries()) {
    const body = { version: 1, subjectId: id, negativeEvent, polarity }
    const path = `/api/v1/mentions/${id}-${at}/corrections`
    expect((await server.ask('POST', path, { token: analyst, body })).status).toBe(201)
  }
}

const classifier = (id: string): string => `/api/v1/subjects/${id}/classifier`
const stateOf = async (id: string): Promise<SubjectClassifierState> =>
  (await server.ask('GET', classifier(id), { token: reader })).json<SubjectClassifierState>()
const train = (id: string, judgedAll = true): Promise<Answer> =>
  server.ask('POST', classifier(id), { token: analyst, body: { judgedAll } })
const turn = (id: string, enabled: boolean, version?: number): Promise<Answer> =>
  server.ask('PUT', classifier(id), {
    token: analyst,
    body: { enabled },
    headers: version === undefined ? {} : { 'if-match': `"${version}"` },
  })

/** Lists lag behind writes. */
const counted = (id: string, event: number): Promise<void> =>
  expect.poll(async () => (await stateOf(id)).corrections.negativeEvent.event, { timeout: 10_000 }).toBe(event)

describe('the classifier of a subject', { timeout: 60_000 }, () => {
  test('is trained, shown with its figures, switched on and off, and ends with its subject', async () => {
    await watch('yunling')
    await correct('yunling', sampleCorrections(80))
    await counted('yunling', 40)
    expect(await stateOf('yunling')).toMatchObject({
      corrections: { negativeEvent: { event: 40, quiet: 40, confirmed: 48 }, polarity: { negative: 40 } },
      needed: { total: 30, each: 10, confirmed: 10 },
      classifier: null,
    })
    const trained = await train('yunling')
    expect([trained.status, trained.headers.get('etag')]).toEqual([200, '"1"'])
    const { classifier: made } = trained.json<SubjectClassifierState>()
    expect(made).toMatchObject({ version: 1, enabled: false, trainedBy: '林分析', builtInModels: ['linear-3'] })
    expect(made?.negativeEvent?.figures).toMatchObject({ corrections: 75, confirmed: 46, better: true })
    expect(made?.negativeEvent?.figures.builtIn.accuracy).toBeCloseTo(46 / 75, 4)
    expect(made?.negativeEvent?.telling.event).toContain('停了')
    expect((await turn('yunling', true)).status).toBe(428)
    expect((await turn('yunling', true, 9)).status).toBe(409)
    expect((await turn('yunling', true, 1)).json<SubjectClassifierState>().classifier).toMatchObject({ enabled: true })
    const again = (await train('yunling')).json<SubjectClassifierState>()
    expect(again.classifier).toMatchObject({ version: 3, enabled: true })
    expect((await turn('yunling', false, 3)).json<SubjectClassifierState>().classifier?.enabled).toBe(false)
    const headers = { 'if-match': '"1"' }
    expect((await server.ask('DELETE', '/api/v1/subjects/yunling', { headers })).status).toBe(204)
    expect((await server.ask('GET', classifier('yunling'))).status).toBe(404)
    await watch('yunling')
    expect((await stateOf('yunling')).classifier).toBeNull()
  })

  test('shows before it is switched on which mentions it would judge otherwise, and how', async () => {
    await watch('seen')
    await correct('seen', sampleCorrections(80))
    await counted('seen', 40)
    const preview = async (query = ''): Promise<ClassifierPreview> =>
      (await server.ask('GET', `${classifier('seen')}/preview${query}`, { token: reader })).json<ClassifierPreview>()
    expect((await server.ask('GET', `${classifier('seen')}/preview`)).status).toBe(404)
    await train('seen')
    const found = await preview()
    const { version, mentions, changed, negativeEvent = [], samples } = found
    expect({ version, mentions, event: negativeEvent.map(({ from, to }) => [from, to]) }).toEqual({
      version: 1,
      mentions: 80,
      event: expect.arrayContaining([
        [true, false],
        [false, true],
      ]),
    })
    // Two of five built-in answers are wrong; nearly all of these it turns, and hardly another.
    const turned = negativeEvent.reduce((sum, { count }) => sum + count, 0)
    expect(turned).toBeGreaterThanOrEqual(28)
    expect(turned).toBeLessThanOrEqual(36)
    expect(changed).toBeGreaterThanOrEqual(turned)
    expect(samples.length).toBeGreaterThanOrEqual(4)
    expect(samples.length).toBeLessThanOrEqual(16)
    for (const { mention, builtIn, classifier: own } of samples) {
      expect(mention.subjects[0]).toMatchObject({ id: 'seen', ...builtIn })
      expect(mention.corrections?.[0]?.subjectId).toBe('seen')
      expect([builtIn.polarity, builtIn.negativeEvent >= 0.5]).not.toEqual([own.polarity, own.negativeEvent >= 0.5])
    }
    expect(await preview('?size=7')).toMatchObject({ mentions: 7 })
    expect((await stateOf('seen')).classifier?.enabled).toBe(false)
  })

  test('is refused where corrections are few, saying how many there are and what is needed', async () => {
    await watch('haitang')
    await correct('haitang', sampleCorrections(24))
    await counted('haitang', 12)
    const refused = await train('haitang')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('12 yes and 12 no')
    const none = await turn('haitang', true, 1)
    expect([none.status, none.text.includes('train one first')]).toEqual([404, true])
  })

  test('counts reposts once, so that one text a hundred times trains nothing', async () => {
    await watch('repost')
    const [first] = sampleCorrections(1)
    if (first === undefined) throw new Error('no sample')
    await correct('repost', [...Array.from({ length: 30 }, () => first), ...sampleCorrections(20)])
    await counted('repost', 40)
    const refused = await train('repost')
    expect([refused.status, refused.text.includes('10 yes and 10 no')]).toEqual([422, true])
  })

  test('is not switched on where it is no better', async () => {
    await watch('noise')
    const mixed = sampleCorrections(60).map(({ title, text, builtIn }, at) => ({
      title,
      text,
      builtIn,
      negativeEvent: (at * 7919) % 13 < 6,
    }))
    await correct('noise', mixed)
    await counted('noise', mixed.filter(({ negativeEvent }) => negativeEvent).length)
    const trained = (await train('noise', false)).json<SubjectClassifierState>()
    expect(trained.classifier?.negativeEvent?.figures.better).toBe(false)
    expect((await server.ask('GET', `${classifier('noise')}/preview`)).status).toBe(422)
    const refused = await turn('noise', true, 1)
    expect([refused.status, (await stateOf('noise')).classifier?.enabled]).toEqual([422, false])
  })

  test('learns against the built-in answer where a classifier of the subject had answered', async () => {
    await watch('anew')
    const judged = sampleCorrections(40).map((each) => ({
      ...each,
      builtIn: {
        polarity: each.polarity,
        polarityScore: 0,
        negativeEvent: each.negativeEvent ? 0.9 : 0.1,
        judgedBy: { classifier: 4, builtIn: each.builtIn },
      },
    }))
    await correct('anew', judged)
    await counted('anew', 20)
    const { classifier: made } = (await train('anew')).json<SubjectClassifierState>()
    expect(made?.builtInModels).toEqual(['linear-3'])
    expect(made?.negativeEvent?.figures.builtIn.accuracy).toBe(0.6)
    const agreement = (await server.ask('GET', '/api/v1/corrections/agreement?subject=anew')).text
    expect(agreement).toContain('linear-3+subject:4')
    // What it changes is told against the built-in answer too, though the mentions hold a classifier's.
    const preview = (await server.ask('GET', `${classifier('anew')}/preview`)).json<ClassifierPreview>()
    expect(preview).toMatchObject({ mentions: 40 })
    expect(preview.negativeEvent?.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(12)
    expect(preview.samples[0]?.builtIn).not.toEqual(preview.samples[0]?.classifier)
  })

  test('is read by everybody and trained by those who may correct', async () => {
    await watch('roles')
    const refused = await server.ask('POST', classifier('roles'), { token: reader, body: {} })
    expect([refused.status, (await server.ask('GET', classifier('roles'), { token: reader })).status]).toEqual([
      403, 200,
    ])
    expect((await server.ask('GET', classifier('nobody'), { token: reader })).status).toBe(404)
  })
})
