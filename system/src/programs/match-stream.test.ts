import { SubjectMatcher } from '@groundswell/query'
import { loadModel } from '@groundswell/sentiment'
import { describe, expect, test } from 'vitest'
import { matchStream } from './match-stream.ts'
import { asksForScores, readQueries } from './read-queries.ts'

async function run(
  queries: readonly object[],
  mentions: string,
  chunk = 5,
): Promise<{ lines: unknown[]; bad: number }> {
  const read = readQueries(queries.map((query) => JSON.stringify(query)).join('\n'), 'queries.ndjson')
  expect(read.problems).toEqual([])
  const bytes = new TextEncoder().encode(mentions)
  async function* input(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
  }
  const model = asksForScores(read.subjects) ? loadModel() : undefined
  const stream = matchStream(input(), new SubjectMatcher(read.subjects), model)
  let out = ''
  for await (const piece of stream.output) out += piece
  const lines = out.split('\n').filter((line) => line !== '')
  return { lines: lines.map((line) => JSON.parse(line) as unknown), bad: stream.bad() }
}

describe('matchStream', () => {
  test('names the queries that match each mention, in order, whatever the chunks', async () => {
    const queries = [
      { id: 'lost', query: '云岭 AND (丢件 OR "lost parcel")' },
      { id: 'brand', query: '雲嶺', name: '品牌' },
      { id: 'title', query: 'title:声明' },
    ]
    const mentions = [
      '{"id":"m1","text":"云岭速运又丢件了"}',
      '{"id":2,"title":"声明","text":"雲嶺速運"}',
      '{"text":"今天天气好"}',
    ]
    expect(await run(queries, `${mentions.join('\n')}\n`)).toEqual({
      lines: [{ id: 'm1', queries: ['lost', 'brand'] }, { id: 2, queries: ['brand', 'title'] }, { queries: [] }],
      bad: 0,
    })
  })

  test('answers a bad mention with an error on its own line and goes on', async () => {
    const { lines, bad } = await run(
      [{ id: 'a', query: '云岭' }],
      '{"text":"云岭"}\n\nnonsense\n{"text":5}\n{}\n{"title":"云岭"}',
    )
    expect(bad).toBe(3)
    expect(lines).toEqual([
      { queries: ['a'] },
      { error: expect.stringContaining('not JSON') },
      { error: expect.stringContaining('text') },
      { error: expect.stringContaining('text or a title') },
      { queries: ['a'] },
    ])
  })

  test('takes the intake shape and the shape of a stored mention', async () => {
    const queries = [
      { id: 'source', query: 'source:hotline' },
      { id: 'author', query: 'author:江州晚报 reach:>=10000' },
      { id: 'platform', query: 'platform:weibo published:2026-01-31' },
    ]
    const mentions = [
      { id: 'a', source: 'hotline', text: '' },
      { id: 'b', source: { id: 'hotline', name: '热线', kind: 'intake' }, text: '', author: null },
      { id: 'c', text: '', author: { name: '江州晚报', followers: 20_000 } },
      { id: 'd', text: '', platform: 'weibo', publishedAt: '2026-01-31T23:30:00+08:00', engagement: { likes: 3 } },
    ]
    const { lines } = await run(queries, mentions.map((mention) => JSON.stringify(mention)).join('\n'))
    expect(lines).toEqual([
      { id: 'a', queries: ['source'] },
      { id: 'b', queries: ['source'] },
      { id: 'c', queries: ['author'] },
      { id: 'd', queries: ['platform'] },
    ])
  })

  test('scores what a mention does not say of itself, and believes what it says', async () => {
    const queries = [
      { id: 'zh', query: 'lang:zh' },
      { id: 'accident', query: 'category:safety-accident' },
    ]
    const mentions = [
      '{"text":"货车起火，造成两人死亡"}',
      '{"text":"货车起火，造成两人死亡","lang":"en","category":"other"}',
    ]
    const { lines } = await run(queries, mentions.join('\n'))
    expect(lines).toEqual([{ queries: ['zh', 'accident'] }, { queries: [] }])
  })
})

describe('readQueries', () => {
  test('keeps the good lines and reports every bad one with its number, position and message', () => {
    const lines = [
      '{"id":"good","query":"云岭"}',
      '',
      '{"id":"bad","query":"云岭 AND (丢件"}',
      '{"id":"good","query":"丢件"}',
      '{"query":"x"}',
      'nonsense',
      '{"id":"empty","query":" "}',
      '{"id":"level","query":"云岭 level:1"}',
      '{"id":7,"query":"/退.*款/ OR 云岭"}',
      '{"id":8,"query":"云岭"}\r',
    ]
    const result = readQueries(lines.join('\n'), 'q.ndjson')
    expect(result.subjects.map((subject) => subject.id)).toEqual(['good', '8'])
    expect(result.problems).toEqual([
      expect.stringMatching(/^q\.ndjson:3: query "bad", character 8 \("\(丢件"\): .*never closed/),
      expect.stringMatching(/^q\.ndjson:4: id "good" was used on line 1 already/),
      expect.stringMatching(/^q\.ndjson:5: id: /),
      expect.stringMatching(/^q\.ndjson:6: not JSON/),
      expect.stringMatching(/^q\.ndjson:7: query "empty", character 1 .*empty/),
      expect.stringMatching(/^q\.ndjson:8: query "level", character 4 .*subjects cannot use it/),
      expect.stringMatching(/^q\.ndjson:9: query "7", character 1 .*regular expressions are refused/),
    ])
  })
})
