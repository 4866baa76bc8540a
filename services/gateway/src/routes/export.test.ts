import { randomUUID } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { eventDocuments } from '@groundswell/incident'
import { buildGradedAlert, buildMention } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FoundMention } from './mentions.ts'
import { startTestGateway, testToken, type TestGateway } from '../start-test-gateway.ts'

let server: TestGateway
const many = 3_000

beforeAll(async () => {
  server = await startTestGateway()
  const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 0, minute)).toISOString()
  await server.store.mentions.upsert([
    buildMention({
      id: 'a',
      title: '=HYPERLINK("http://x.invalid")',
      text: '云岭速运 "延误",\n三天',
      publishedAt: at(1),
    }),
    buildMention({
      id: 'b',
      title: '@云岭速运',
      text: '＋1 云岭速运 \u0001<b> _x0041_',
      publishedAt: at(2),
      polarityScore: -0.25,
    }),
    buildMention({ id: 'c', text: '演练 云岭速运', publishedAt: at(3), drill: true }),
    ...Array.from({ length: many }, (_, n) =>
      buildMention({ id: `n${n}`, text: `包裹 ${n} ${'丢失'.repeat(200)}`, publishedAt: at(10 + n) }),
    ),
  ])
})
afterAll(() => server[Symbol.asyncDispose]())

async function download(
  query: string,
  headers: Record<string, string> = {},
): Promise<{ bytes: Buffer; response: Response }> {
  const response = await fetch(`${server.gateway.url}/api/v1/mentions/export?${query}`, {
    headers: { authorization: `Bearer ${testToken}`, ...headers },
  })
  expect(response.status).toBe(200)
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}
const yunling = `q=${encodeURIComponent('云岭速运')}`

/** The files of a ZIP by its central directory. */
function unzipped(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  const files = new Map<string, string>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, nameLength, extra, comment] = [
      zip.readUInt32LE(at + 20),
      ...[28, 30, 32].map((o) => zip.readUInt16LE(at + o)),
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0))
    const local = zip.readUInt32LE(at + 42)
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    files.set(name, inflateRawSync(zip.subarray(data, data + (size ?? 0))).toString())
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return files
}

describe('export', () => {
  test('CSV has a byte order mark, quoted fields, local times, and nothing a spreadsheet would run', async () => {
    const { bytes, response } = await download(`${yunling}&sort=oldest&language=zh`)
    const text = bytes.toString()
    expect(text.startsWith('\ufeff发布时间 (Asia/Shanghai),平台,来源,标题,正文')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text).toContain(
      '\r\n2026-03-02 08:01:00,论坛,江畔论坛,"\'=HYPERLINK(""http://x.invalid"")","云岭速运 ""延误"",\n三天",',
    )
    expect(text).toContain("\r\n2026-03-02 08:02:00,论坛,江畔论坛,'@云岭速运,'＋1 云岭速运 \u0001<b> _x0041_,")
    expect(text).toContain(',负面,-0.25,')
    expect(response.headers.get('x-total-count')).toBe('2')
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/)
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="groundswell-mentions-\d{4}-\d\d-\d\d\.csv"; filename\*=UTF-8''%E8%88%86/,
    )
  })

  test('NDJSON has each mention as the list has it', async () => {
    const { bytes } = await download(`${yunling}&format=ndjson&drill=include`)
    const lines = bytes
      .toString()
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    const list = await server.ask('GET', `/api/v1/mentions?${yunling}&drill=include`)
    expect(lines).toEqual(list.json<{ items: object[] }>().items)
    expect(lines).toHaveLength(3)
  })

  test('XLSX is a workbook whose cells are text, numbers and times', async () => {
    const { bytes } = await download(`${yunling}&format=xlsx&sort=oldest&timeZone=UTC`, { 'accept-language': 'en' })
    const files = unzipped(bytes)
    expect([...files.keys()].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ])
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).toContain('<t xml:space="preserve">Published (UTC)</t>')
    expect(sheet).toContain(`<t xml:space="preserve">'=HYPERLINK(&quot;http://x.invalid&quot;)</t>`)
    expect(sheet).toContain('<t xml:space="preserve">\'＋1 云岭速运 &lt;b&gt; _x005F_x0041_</t>')
    expect(sheet).toContain('<c><v>-0.25</v></c>')
    const serial = Date.UTC(2026, 2, 2, 0, 1) / 86_400_000 + 25_569
    expect(sheet).toContain(`<c s="2"><v>${serial}</v></c>`)
    expect(sheet.match(/<row>/g)).toHaveLength(3)
  })

  test('every row comes once over many pages, in every format', async () => {
    const { bytes, response } = await download('format=ndjson')
    const ids = bytes
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id)
    expect(new Set(ids).size).toBe(many + 2)
    expect(ids).toHaveLength(Number(response.headers.get('x-total-count')))
    const { bytes: workbook } = await download('format=xlsx')
    expect(unzipped(workbook).get('xl/worksheets/sheet1.xml')?.match(/<row>/g)).toHaveLength(many + 3)
  })

  test.each(['csv', 'xlsx', 'ndjson'])('a %s stops being written when its reader goes away', async (format) => {
    const leaving = new AbortController()
    const response = await fetch(`${server.gateway.url}/api/v1/mentions/export?format=${format}`, {
      headers: { authorization: `Bearer ${testToken}` },
      signal: leaving.signal,
    })
    await response.body?.getReader().read()
    leaving.abort()
    await expect
      .poll(async () => (await server.ask('GET', '/metrics')).text, { timeout: 5_000 })
      .toContain('groundswell_gateway_exports 0')
  })

  test('one that was given an id says how far it has come, to whoever started it', async () => {
    const id = randomUUID()
    await download(`format=ndjson&id=${id}`)
    await expect
      .poll(async () => (await server.ask('GET', `/api/v1/exports/${id}`)).json())
      .toMatchObject({ state: 'done', written: many + 2, total: many + 2 })
    const made = await server.ask('POST', '/api/v1/tokens', { body: { name: 'li', role: 'analyst' } })
    const { token } = made.json<{ token: string }>()
    expect((await server.ask('GET', `/api/v1/exports/${id}`, { token })).status).toBe(404)
    expect((await server.ask('DELETE', `/api/v1/exports/${id}`, { token })).status).toBe(404)
    const again = await server.ask('GET', `/api/v1/mentions/export?id=${id}`)
    expect(again.json()).toMatchObject({ status: 400, errors: [{ path: 'id' }] })
  })

  test('one that is stopped breaks off', async () => {
    const id = randomUUID()
    const response = await fetch(`${server.gateway.url}/api/v1/mentions/export?format=ndjson&id=${id}`, {
      headers: { authorization: `Bearer ${testToken}` },
    })
    expect((await server.ask('DELETE', `/api/v1/exports/${id}`)).status).toBe(204)
    await expect(response.text()).rejects.toThrow('terminated')
    await expect
      .poll(async () => (await server.ask('GET', `/api/v1/exports/${id}`)).json())
      .toMatchObject({ state: 'stopped' })
  })

  test('of many asked for at once no more than four are written', async () => {
    const leaving = new AbortController()
    const asked = Array.from({ length: 12 }, () =>
      fetch(`${server.gateway.url}/api/v1/mentions/export?format=ndjson`, {
        headers: { authorization: `Bearer ${testToken}` },
        signal: leaving.signal,
      }),
    )
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses.toSorted((a, b) => a - b).slice(0, 5)).toEqual([200, 200, 200, 200, 429])
    leaving.abort()
    await expect
      .poll(async () => (await server.ask('GET', '/metrics')).text, { timeout: 5_000 })
      .toContain('groundswell_gateway_exports 0')
  })

  test('of two at once with one id the second is refused', async () => {
    const id = randomUUID()
    const asked = [1, 2].map(() => server.ask('GET', `/api/v1/mentions/export?${yunling}&id=${id}`))
    expect((await Promise.all(asked)).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400])
  })

  test('what people corrected stands beside what the model said, in every format and on every page', async () => {
    const negative = { polarity: 'negative', polarityScore: -0.7, negativeEvent: 0.9 } as const
    const mentions = Array.from({ length: 1_500 }, (_, n) =>
      buildMention({
        id: `said-${n}`,
        text: `海棠驿站 ${n}`,
        drill: true,
        subjects: [{ id: 'yunling', name: '云岭速运', hits: [], ...negative }],
      }),
    )
    await server.store.mentions.upsert(mentions)
    await server.store.mentions.refresh()
    const corrected = ['said-0', 'said-700', 'said-1499']
    for (const id of corrected)
      for (const labels of [
        { polarity: 'positive', negativeEvent: false, emotion: 'joy', category: 'none' },
        { subjectId: 'yunling', polarity: 'neutral', negativeEvent: false },
      ]) {
        const body = { version: 1, ...labels }
        expect((await server.ask('POST', `/api/v1/mentions/${id}/corrections`, { body })).status).toBe(201)
      }
    const scope = `q=${encodeURIComponent('海棠驿站')}&drill=only`
    const columnsOf = async (language: string): Promise<string[]> => {
      const { bytes } = await download(`${scope}&language=${language}`)
      const rows = bytes.toString().trimEnd().split('\r\n')
      return [...new Set(rows.map((row) => row.split(',').slice(-9, -3).join('|')))].toSorted()
    }
    expect(await columnsOf('zh')).toEqual([
      '|||||',
      '更正后情感|更正后负面事件|更正后情绪|更正后事件类别|对监测对象的更正|更正人',
      '正面|否|喜悦|无事件|云岭速运：中性、非负面事件|admin',
    ])
    expect(await columnsOf('en')).toContain('positive|no|joy|none|云岭速运: neutral · no negative event|admin')
    const lines = (await download(`${scope}&format=ndjson`)).bytes.toString().trimEnd().split('\n')
    const carrying = lines
      .map((line) => JSON.parse(line) as FoundMention)
      .filter((one) => one.corrections !== undefined)
    expect(carrying.map(({ id }) => id).toSorted()).toEqual(corrected.toSorted())
    const shown = await server.ask('GET', '/api/v1/mentions/said-700')
    expect(carrying.find(({ id }) => id === 'said-700')?.corrections).toEqual(shown.json<FoundMention>().corrections)
    const sheet = unzipped((await download(`${scope}&format=xlsx&language=zh`)).bytes).get('xl/worksheets/sheet1.xml')
    expect(sheet?.match(/云岭速运：中性、非负面事件/g)).toHaveLength(corrected.length)
  })

  test('the level of its events, its cities and its signals stand in a row, in the words of the page', async () => {
    const { subject, story, ...alert } = buildGradedAlert({ level: 2 })
    const standing = { openedAt: alert.at, closedAt: null, peakLevel: alert.level, incidentId: null }
    await server.store.documents.put(eventDocuments, {
      id: alert.eventId,
      expected: 'absent',
      body: {
        event: { ...alert, subject, story, id: alert.eventId, ...standing },
        at: alert.at,
        level: alert.level,
        subjectId: subject.id,
        storyId: story.id,
        open: true,
        drill: false,
      },
    })
    const said = { field: 'text', start: 0, end: 2 } as const
    const judged = { polarity: 'negative', polarityScore: -0.7, negativeEvent: 0.9 } as const
    await server.store.mentions.upsert([
      buildMention({
        id: 'graded',
        text: '竹溪驿站停电',
        subjects: [{ id: subject.id, name: subject.name, hits: [], ...judged, storyId: story.id }],
        places: [{ province: '浙江', city: '杭州', ...said }],
        signals: [
          { kind: 'outage-hours', value: 6, atLeast: true, claim: false, ...said },
          { kind: 'regulator', value: 1, name: '邮政管理局', claim: true, ...said },
          { kind: 'recall', value: 1, claim: false, ...said },
        ],
      }),
      buildMention({ id: 'ungraded', text: '竹溪驿站', places: [], signals: [] }),
    ])
    await server.store.mentions.refresh()
    const scope = `q=${encodeURIComponent('竹溪驿站')}`
    const rowsOf = async (language: string): Promise<string[]> => {
      const { bytes } = await download(`${scope}&language=${language}`)
      const rows = bytes.toString().trimEnd().split('\r\n')
      return rows.map((row) => row.split(',').slice(-3).join('|')).toSorted()
    }
    expect(await rowsOf('zh')).toEqual(
      ['2|杭州|中断时长 6 以上; 监管机构 邮政管理局（网传）; 召回', '等级|城市|严重性信号', '||'].toSorted(),
    )
    expect(await rowsOf('en')).toContain('2|杭州|outage-hours 6 or more; regulator 邮政管理局 (claimed); recall')
  })

  test('a bad query is a problem document, not a file', async () => {
    const answer = await server.ask('GET', '/api/v1/mentions/export?q=%28')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
  })
})
