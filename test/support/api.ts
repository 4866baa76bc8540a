/** The public API as a program uses it: with a bearer token. */
export class Api {
  readonly base: string
  readonly #token: string

  constructor(base: string, token: string) {
    this.base = base
    this.#token = token
  }

  async get<T>(path: string): Promise<T> {
    const response = await fetch(`${this.base}${path}`, { headers: this.headers })
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.base}${path}`, {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  }

  /** Posts NDJSON; a result for each line, in order. */
  async lines(path: string, items: readonly unknown[]): Promise<{ id?: string; error?: unknown }[]> {
    const response = await fetch(`${this.base}${path}`, {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'application/x-ndjson' },
      body: items.map((item) => JSON.stringify(item)).join('\n'),
    })
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`)
    const text = await response.text()
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { id?: string; error?: unknown })
  }

  /** Every item of a list, page by page. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = []
    let next: string | null = null
    do {
      const separator = path.includes('?') ? '&' : '?'
      const cursor = next === null ? '' : `&cursor=${encodeURIComponent(next)}`
      const page: { items: T[]; next: string | null } = await this.get(`${path}${separator}size=500${cursor}`)
      items.push(...page.items)
      next = page.next
    } while (next !== null)
    return items
  }

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.#token}` }
  }
}
