import { decodeEvent, type Problem, type RawMention } from '@groundswell/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestGateway, testToken, type TestGateway } from '../start-test-gateway.ts'

let server: TestGateway
beforeAll(async () => {
  server = await startTestGateway()
})
afterAll(() => server[Symbol.asyncDispose]())

async function collected(): Promise<RawMention[]> {
  const found: RawMention[] = []
  for (let partition = 0; partition < (await server.bus.partitions('mentions.raw')); partition += 1)
    for (const record of await server.bus.read('mentions.raw', partition, 0, 5000)) {
      const decoded = decodeEvent('mentions.raw', record)
      if (decoded.ok) found.push(decoded.data)
    }
  return found
}

interface LineResult {
  line: number
  status: number
  id?: string
  errors?: { path: string; message: string }[]
}

async function sendLines(body: string | ReadableStream<Uint8Array>, headers = {}): Promise<LineResult[]> {
  const response = await fetch(`${server.gateway.url}/api/v1/intake`, {
    method: 'POST',
    headers: { authorization: `Bearer ${testToken}`, 'content-type': 'application/x-ndjson', ...headers },
    body,
    duplex: 'half',
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('application/x-ndjson')
  const text = await response.text()
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LineResult)
}

describe('one mention', () => {
  test('is answered 202 with its id once it is on the bus, with its evidence', async () => {
    const item = {
      source: 'hotline',
      platform: 'hotline',
      nativeId: 'T-1001',
      title: '客户来电',
      text: '云岭速运江州网点丢件，要求赔付三千元。',
      author: { name: '王女士' },
      publishedAt: '2026-03-02T16:00:00+08:00',
    }
    const answer = await server.ask('POST', '/api/v1/intake', { body: item })
    expect(answer.status).toBe(202)
    const { id } = answer.json<{ id: string }>()
    const mention = (await collected()).find((one) => one.id === id)
    expect(mention).toMatchObject({
      source: { id: 'hotline', kind: 'intake' },
      platform: 'hotline',
      text: item.text,
      publishedAt: '2026-03-02T08:00:00.000Z',
    })
    const evidence = await server.store.blobs.get(mention?.evidence?.sha256 ?? '')
    expect(Buffer.from(evidence ?? []).toString()).toBe(JSON.stringify(item))
  })

  test('handed in twice is one mention', async () => {
    const body = { source: 'tickets', nativeId: 'T-7', text: '工单内容' }
    const first = await server.ask('POST', '/api/v1/intake', { body })
    const second = await server.ask('POST', '/api/v1/intake', { body })
    expect(second.json()['id']).toBe(first.json()['id'])
    expect(second.json()['status']).toBe('unchanged')
  })

  test('of 200,000 code units is taken, of one more is 413', async () => {
    const text = '长'.repeat(200_000)
    expect((await server.ask('POST', '/api/v1/intake', { body: { source: 's', text } })).status).toBe(202)
    const over = await server.ask('POST', '/api/v1/intake', { body: { source: 's', text: `${text}长` } })
    expect(over.status).toBe(413)
    expect(over.json<Problem>().detail).toContain('200001')
  })

  test('of 5 MB is 413', async () => {
    const body = { source: 's', text: 'x'.repeat(5_000_000) }
    expect((await server.ask('POST', '/api/v1/intake', { body })).status).toBe(413)
  })

  test('with a lone surrogate is taken, and what is kept is well-formed', async () => {
    const body = String.raw`{"source":"s","nativeId":"surrogate","text":"前\ud83d后"}`
    const answer = await server.ask('POST', '/api/v1/intake', { body })
    expect(answer.status).toBe(202)
    const mention = (await collected()).find((one) => one.id === answer.json()['id'])
    expect(mention?.text.isWellFormed()).toBe(true)
  })

  test.each([
    [{ text: '没有来源' }, 'source'],
    [{ source: 's' }, 'text'],
    [{ source: 's', text: '' }, 'text'],
    [{ source: 's', text: 'a', url: 'ftp://x' }, 'url'],
    [{ source: 's', text: 'a', publishedAt: '昨天' }, 'publishedAt'],
    [{ source: 's', text: 'a', author: { name: 1 } }, 'author.name'],
    [{ source: 's', text: 'a', mood: 'bad' }, 'mood'],
  ])('%j is refused for its %s', async (body, path) => {
    const answer = await server.ask('POST', '/api/v1/intake', { body })
    expect(answer.status).toBe(400)
    expect(answer.json<Problem>().errors?.map((error) => error.path)).toContain(path)
  })

  test('counts in the health of its source', async () => {
    await server.ask('POST', '/api/v1/intake', { body: { source: 'counted', platform: 'hotline', text: '来电一' } })
    await server.ask('POST', '/api/v1/intake', { body: { source: 'counted', platform: 'hotline', text: '来电二' } })
    await expect
      .poll(async () => (await server.ask('GET', '/api/v1/sources/counted')).text, { timeout: 10_000 })
      .toContain('"accepted":2')
    const listed = (await server.ask('GET', '/api/v1/sources')).json<{ items: { id: string; kind: string }[] }>()
    expect(listed.items).toContainEqual(expect.objectContaining({ id: 'counted', kind: 'intake' }))
  })
})

describe('many mentions, one a line', () => {
  test('every line has its own result, in order; empty lines are passed over', async () => {
    const lines = [
      JSON.stringify({ source: 'lines', text: '第一条' }),
      '{"source":',
      '',
      JSON.stringify({ source: 'lines' }),
      JSON.stringify({ source: 'lines', text: '长'.repeat(200_001) }),
      JSON.stringify({ source: 'lines', text: '最后一条，没有换行' }),
    ]
    const results = await sendLines(lines.join('\n'))
    expect(results.map(({ line, status }) => [line, status])).toEqual([
      [1, 202],
      [2, 400],
      [4, 400],
      [5, 413],
      [6, 202],
    ])
    expect(results[2]?.errors?.[0]?.path).toBe('text')
  })

  test('sent again under the same key adds nothing', async () => {
    const lines = ['甲', '乙', '丙'].map((text) => JSON.stringify({ source: 'keyed', text })).join('\n')
    const first = await sendLines(lines, { 'idempotency-key': 'upload-1' })
    const second = await sendLines(lines, { 'idempotency-key': 'upload-1' })
    expect(second.map((one) => one.id)).toEqual(first.map((one) => one.id))
    expect((await collected()).filter((one) => one.source.id === 'keyed')).toHaveLength(3)
  })

  test('are taken while they are still being sent, across pieces that cut lines and characters', async () => {
    const bytes = Buffer.from(
      Array.from({ length: 500 }, (_, at) =>
        JSON.stringify({ source: 'pieces', nativeId: `p${at}`, text: `第${at}条` }),
      ).join('\n'),
    )
    let at = 0
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= bytes.length) controller.close()
        else controller.enqueue(bytes.subarray(at, (at += 97)))
      },
    })
    const results = await sendLines(stream)
    expect(results).toHaveLength(500)
    expect(results.every((one) => one.status === 202)).toBe(true)
    const texts = (await collected()).filter((one) => one.source.id === 'pieces').map((one) => one.text)
    expect(texts.toSorted()).toEqual(Array.from({ length: 500 }, (_, n) => `第${n}条`).toSorted())
  })
})
