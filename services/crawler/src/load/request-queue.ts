import { Request, type IRequestManager, type RequestQueue } from '@crawlee/basic'

type Operation = Awaited<ReturnType<IRequestManager['addRequest']>>

/**
 * The queue of a crawler that lives as long as the service. crawlee's own remembers every request it ever handled, on disk
 * or in memory; this one forgets a request once it is handled, since the sources' checkpoints are what is remembered.
 */
class ForgetfulQueue implements IRequestManager {
  readonly #waiting: Request[] = []
  readonly #inProgress = new Set<string>()
  #handled = 0

  async isFinished(): Promise<boolean> {
    return this.#waiting.length === 0 && this.#inProgress.size === 0
  }

  async isEmpty(): Promise<boolean> {
    return this.#waiting.length === 0
  }

  async handledCount(): Promise<number> {
    return this.#handled
  }

  getTotalCount(): number {
    return this.#handled + this.getPendingCount()
  }

  getPendingCount(): number {
    return this.#waiting.length + this.#inProgress.size
  }

  fetchNextRequest: IRequestManager['fetchNextRequest'] = async () => {
    const next = this.#waiting.shift()
    if (next === undefined) return null
    this.#inProgress.add(next.uniqueKey)
    return next
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Request> {
    for (let next = await this.fetchNextRequest(); next !== null; next = await this.fetchNextRequest()) yield next
  }

  async markRequestHandled(request: Request): Promise<Operation> {
    this.#inProgress.delete(request.uniqueKey)
    this.#handled += 1
    return operationOf(request, true)
  }

  async reclaimRequest(request: Request): Promise<Operation> {
    this.#inProgress.delete(request.uniqueKey)
    this.#waiting.unshift(request)
    return operationOf(request, false)
  }

  async addRequest(source: Parameters<IRequestManager['addRequest']>[0]): Promise<Operation> {
    const request = source instanceof Request ? source : new Request(source as ConstructorParameters<typeof Request>[0])
    this.#waiting.push(request)
    return operationOf(request, false)
  }

  async addRequestsBatched(
    requests: Parameters<IRequestManager['addRequestsBatched']>[0],
  ): ReturnType<IRequestManager['addRequestsBatched']> {
    const added: Operation[] = []
    for await (const source of requests)
      added.push(await this.addRequest(typeof source === 'string' ? { url: source } : source))
    return { addedRequests: added, waitForAllRequestsToBeAdded: Promise.resolve([]) }
  }
}

/** crawlee names the wider class, but asks of a queue only what a manager has (its `requestManager` option is refused by its own check). */
export function requestQueue(): RequestQueue {
  return new ForgetfulQueue() as unknown as RequestQueue
}

function operationOf(request: Request, handled: boolean): Operation {
  const requestId = request.id ?? request.uniqueKey
  return {
    requestId,
    uniqueKey: request.uniqueKey,
    wasAlreadyPresent: false,
    wasAlreadyHandled: handled,
    forefront: false,
  }
}
