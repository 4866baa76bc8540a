import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isTransient, silentLogger, UserError } from '@groundswell/runtime'
import { buildMention, temporaryFolder } from '@groundswell/testkit'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Store } from '../store.ts'
import { openElasticsearchStore } from './open-elasticsearch-store.ts'

vi.setConfig({ testTimeout: 30_000 })

type Answer = { readonly status: number; readonly body: unknown }
const ok = (body: unknown): Answer => ({ status: 200, body })
const busy: Answer = { status: 503, body: { error: { type: 'unavailable', reason: 'starting' }, status: 503 } }

/** A node of which only the trouble is real: it answers what the test says. */
async function nodeThatAnswers(answer: (request: IncomingMessage, body: string) => Answer): Promise<string> {
  const respond = (request: IncomingMessage, response: ServerResponse): void => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const { status, body: text } = answer(request, body)
      response.writeHead(status, { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' })
      response.end(JSON.stringify(text))
    })
  }
  const server = createServer(respond)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function openAt(node: string, signal?: AbortSignal): Promise<Store> {
  const folder = temporaryFolder()
  const store = await openElasticsearchStore({
    node,
    blobFolder: folder.path,
    log: silentLogger,
    ...(signal === undefined ? {} : { signal }),
  })
  onTestFinished(async () => {
    await store.close()
    folder[Symbol.dispose]()
  })
  return store
}

function healthy(request: IncomingMessage): Answer | undefined {
  if (request.url?.startsWith('/_cluster/health') === true) return ok({ status: 'green' })
  if (request.url?.startsWith('/_index_template/') === true) return ok({ acknowledged: true })
  if (/\/_mapping\b/.test(request.url ?? '')) return ok({ acknowledged: true })
  return undefined
}

test('an engine that is not ready yet is waited for, and that is said once', async () => {
  const warned = vi.spyOn(silentLogger, 'warn')
  onTestFinished(() => warned.mockRestore())
  let asked = 0
  const node = await nodeThatAnswers((request) => {
    asked += 1
    return asked <= 6 ? busy : (healthy(request) ?? busy)
  })
  const store = await openAt(node)
  expect(await store.health()).toEqual({ ready: true, detail: 'Elasticsearch green' })
  expect(asked).toBeGreaterThan(6)
  expect(warned.mock.calls).toEqual([
    [expect.objectContaining({ what: `Elasticsearch at ${node}` }), expect.any(String)],
  ])
})

test('waiting for an engine ends when asked to', async () => {
  const node = await nodeThatAnswers(() => busy)
  const controller = new AbortController()
  const opening = openAt(node, controller.signal).catch((error: unknown) => error)
  controller.abort(new Error('stopping'))
  expect(await opening).toEqual(new Error('stopping'))
})

test('an engine that goes away is trouble that may pass, and is not ready', async () => {
  let away = false
  const node = await nodeThatAnswers((request) => (away ? busy : (healthy(request) ?? busy)))
  const store = await openAt(node)
  away = true
  const reason = await store.mentions.count({ drill: 'include' }).catch((error: unknown) => error)
  expect(isTransient(reason)).toBe(true)
  expect(await store.health()).toMatchObject({ ready: false })
})

test('a refused sign-in is said with what to mend', async () => {
  const node = await nodeThatAnswers(() => ({ status: 401, body: { error: { type: 'security' }, status: 401 } }))
  await expect(openAt(node)).rejects.toThrow(UserError)
  await expect(openAt(node)).rejects.toThrow('apiKey')
})

test('a document that cannot be written because its index cannot is not refused for good', async () => {
  const node = await nodeThatAnswers((request) => {
    const error = { type: 'cluster_block_exception', reason: 'index is read-only' }
    return healthy(request) ?? ok({ took: 1, errors: true, items: [{ create: { _id: 'a', status: 403, error } }] })
  })
  const store = await openAt(node)
  const reason = await store.mentions.upsert([buildMention({ id: 'a' })]).catch((error: unknown) => error)
  expect(isTransient(reason)).toBe(true)
})

test('of a bulk request only the items the engine was too busy for are sent again', async () => {
  const sent: string[][] = []
  const node = await nodeThatAnswers((request, body) => {
    const early = healthy(request)
    if (early !== undefined) return early
    const lines = body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { create?: { _id: string } })
    const ids = lines.flatMap((line) => line.create?._id ?? [])
    sent.push(ids)
    const first = sent.length === 1
    const items = ids.map((_id) => ({
      create:
        _id === 'poison'
          ? { _id, status: 400, error: { type: 'document_parsing_exception', reason: 'cannot be parsed' } }
          : first && _id === 'late'
            ? { _id, status: 429, error: { type: 'es_rejected_execution_exception', reason: 'full' } }
            : { _id, status: 201 },
    }))
    return ok({ took: 1, errors: true, items })
  })
  const store = await openAt(node)
  const mentions = ['early', 'late', 'poison'].map((id) => buildMention({ id }))
  expect(await store.mentions.upsert(mentions)).toEqual([
    { status: 'written' },
    { status: 'written' },
    { status: 'refused', reason: 'document_parsing_exception: cannot be parsed' },
  ])
  expect(sent).toEqual([['early', 'late', 'poison'], ['late']])
})
