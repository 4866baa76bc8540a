import { textScores } from '@groundswell/contracts'
import { loadModel } from '@groundswell/sentiment'
import { describe, expect, it } from 'vitest'
import { scoreStream } from './score-stream.ts'

const model = loadModel()

async function run(text: string, chunk = 7): Promise<{ lines: Record<string, unknown>[]; bad: number }> {
  const bytes = new TextEncoder().encode(text)
  async function* input(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
  }
  const stream = scoreStream(input(), model, '2026-11-23T08:00:00.000Z')
  let out = ''
  for await (const piece of stream.output) out += piece
  const lines = out.split('\n').filter((line) => line !== '')
  return { lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>), bad: stream.bad() }
}

describe('scoreStream', () => {
  it('answers each line in order with every scored field, whatever the chunks', async () => {
    const input = ['{"id":"a","text":"云岭速运丢件，客服不理"}', '{"text":"🙂 很好","title":"评价","label":"pos"}']
    const { lines, bad } = await run(input.join('\n'), 3)
    expect(bad).toBe(0)
    expect(lines.map((line) => line['id'])).toEqual(['a', undefined])
    for (const { id: _, ...scores } of lines) expect(textScores.safeParse(scores).success).toBe(true)
  })

  it('says what is wrong with a bad line in its place and counts it', async () => {
    const { lines, bad } = await run('{"text":"一"}\nnot json\n{"text":5}\n\n{"text":"二"}\n')
    expect(bad).toBe(3)
    expect(lines.map((line) => typeof line['error'])).toEqual(['undefined', 'string', 'string', 'string', 'undefined'])
    expect(lines[2]?.['error']).toContain('text')
  })

  it('takes a byte order mark, CRLF and a missing last line end, and keeps the id of a line it refuses', async () => {
    const { lines, bad } = await run('\ufeff{"id":1,"text":"一"}\r\n{"id":"x","text":null}\r\n{"id":3,"text":""}')
    expect(bad).toBe(1)
    expect(lines.map((line) => line['id'])).toEqual([1, 'x', 3])
    expect(lines[1]?.['error']).toContain('text')
  })

  it('judges towards the subject of the line, found by its folded letters or as a query', async () => {
    const { lines } = await run(
      [
        '{"text":"别家都很慢，雲嶺速運真快，很满意","subject":"云岭速运"}',
        '{"text":"Yunling was late","subject":"yunling OR 云岭"}',
        '{"text":"无关","subject":"云岭速运"}',
      ].join('\n'),
    )
    expect(lines[0]?.['subjects']).toMatchObject([
      { id: '云岭速运', polarity: 'positive', hits: [{ field: 'text', start: 6, end: 10 }] },
    ])
    expect(lines[1]?.['subjects']).toMatchObject([{ hits: [{ field: 'text', start: 0, end: 7 }] }])
    expect(lines[2]?.['subjects']).toEqual([])
  })
})
