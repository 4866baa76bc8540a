import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessTable } from '../access/table.ts'
import { startTestGateway, type TestGateway } from '../start-test-gateway.ts'

interface Operation {
  readonly summary?: string
  readonly security?: readonly object[]
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly description?: string }[]
  readonly responses: Record<string, { content?: Record<string, unknown> }>
  readonly requestBody?: { content: Record<string, unknown> }
}
interface Document {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, unknown> }
}

let server: TestGateway
let document: Document
beforeAll(async () => {
  server = await startTestGateway()
  document = (await server.ask('GET', '/openapi.json', { token: null })).json<Document>()
})
afterAll(() => server[Symbol.asyncDispose]())

const operations = (): [string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      operation,
    ]),
  )

describe('the generated contract', () => {
  test('has every route with a summary, its answers and its problems', () => {
    const described = operations()
    const routes = Object.keys(accessTable).filter((route) => route !== 'GET /openapi.json')
    expect(described.map(([name]) => name).sort((a, b) => a.localeCompare(b))).toEqual(
      routes.sort((a, b) => a.localeCompare(b)),
    )
    const thin = described.filter(
      ([name, { summary, responses }]) =>
        summary === undefined ||
        (name.includes('/api/') && responses['400']?.content?.['application/problem+json'] === undefined),
    )
    expect(thin).toEqual([])
  })

  test('says of every parameter what it means', () => {
    const bare = operations().flatMap(([name, { parameters = [] }]) =>
      parameters.flatMap((one) => (one.description === undefined ? [`${name} ${one.name}`] : [])),
    )
    expect(bare).toEqual([])
  })

  test('says who may use a route', () => {
    const wrong = operations().filter(
      ([name, { security }]) => (security?.length ?? 0) !== (accessTable[name] === 'public' ? 0 : 2),
    )
    expect(wrong).toEqual([])
  })

  test('names the headers a change and a creation read', () => {
    const named = (path: string, method: string): string[] =>
      (document.paths[path]?.[method]?.parameters ?? []).flatMap((one) => (one.in === 'header' ? [one.name] : []))
    expect(named('/api/v1/subjects/{id}', 'put')).toEqual(['If-Match'])
    expect(named('/api/v1/subjects', 'post')).toEqual(['Idempotency-Key'])
    expect(named('/api/v1/subjects', 'get')).toEqual([])
    const intake = document.paths['/api/v1/intake']?.['post']?.requestBody?.content ?? {}
    expect(Object.keys(intake)).toEqual(['application/json', 'application/x-ndjson'])
  })

  test('every reference leads somewhere, and nothing is described that nobody refers to', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((found) => found[1] ?? '')
    const there = new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`))
    expect(references.length).toBeGreaterThan(20)
    expect([...there].filter((name) => !references.includes(name))).toEqual([])
    expect([...new Set(references)].filter((reference) => !there.has(reference))).toEqual([])
  })
})
