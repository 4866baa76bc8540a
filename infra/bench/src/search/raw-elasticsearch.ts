import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { silentLogger } from '@groundswell/runtime'
import { openElasticsearchStore } from '@groundswell/store'
import { askedFacets, facetSize, type AskedPage, type RawSide } from './raw-side.ts'

interface RawRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The requests of our adapter as they go over the wire, recorded by a proxy, then sent by plain fetch to the node itself. */
export async function rawElasticsearch(node: string, prefix: string, blobFolder: string): Promise<RawSide> {
  let seen: RawRequest[] = []
  const proxy = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = {
        accept: String(request.headers.accept),
        'content-type': String(request.headers['content-type']),
      }
      const one = {
        method: request.method ?? 'GET',
        path: request.url ?? '/',
        headers,
        body: Buffer.concat(chunks).toString(),
      }
      seen.push(one)
      send(node, one).then(
        ({ status, type, text }) =>
          response.writeHead(status, { 'content-type': type, 'x-elastic-product': 'Elasticsearch' }).end(text),
        () => response.destroy(),
      )
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const store = await openElasticsearchStore({
    node: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    prefix,
    blobFolder,
    log: silentLogger,
  })
  const recorded = new Map<string, { readonly page: readonly RawRequest[]; readonly facets: readonly RawRequest[] }>()
  const during = async (work: () => Promise<unknown>): Promise<readonly RawRequest[]> => {
    seen = []
    await work()
    return seen
  }
  const keyOf = (page: AskedPage): string => page.query?.text ?? ''
  return {
    record: async (page) => {
      recorded.set(keyOf(page), {
        page: await during(() => store.mentions.search(page)),
        facets: await during(() => store.mentions.facets(page, askedFacets, facetSize)),
      })
    },
    time: async (page, what) => {
      const requests = recorded.get(keyOf(page))
      if (requests === undefined) throw new Error(`not recorded: ${keyOf(page)}`)
      const started = performance.now()
      await Promise.all([inTurn(node, requests.page), what === 'both' ? inTurn(node, requests.facets) : undefined])
      return performance.now() - started
    },
    close: async () => {
      await store.close()
      proxy.closeAllConnections()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}

async function inTurn(node: string, requests: readonly RawRequest[]): Promise<void> {
  for (const request of requests) {
    const { status, text } = await send(node, request)
    if (status !== 200) throw new Error(`${status} ${text}`)
  }
}

async function send(
  node: string,
  { method, path, headers, body }: RawRequest,
): Promise<{ readonly status: number; readonly type: string; readonly text: string }> {
  const response = await fetch(`${node}${path}`, {
    method,
    headers: body === '' ? { accept: headers['accept'] ?? '*/*' } : headers,
    ...(body === '' ? {} : { body }),
  })
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() }
}
