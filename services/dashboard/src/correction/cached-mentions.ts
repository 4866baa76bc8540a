import type { QueryClient } from '@tanstack/react-query'
import type { FoundMention } from '../api/answers.ts'

type Replace = (mention: FoundMention) => FoundMention

/** Changes a mention wherever an answer that is shown holds it: lists, pages of lists, stories, samples, one alone. */
export function replaceMention(client: QueryClient, id: string, replace: Replace): void {
  for (const queryKey of [['mentions'], ['mention'], ['preview']])
    client.setQueriesData<unknown>({ queryKey }, (data: unknown) => withMention(data, id, replace))
}

/** The answer with the mention replaced, however deep it lies; the same object where it does not hold it. */
export function withMention(data: unknown, id: string, replace: Replace): unknown {
  if (Array.isArray(data)) {
    const after = data.map((item: unknown) => withMention(item, id, replace))
    return after.every((item, index) => item === data[index]) ? data : after
  }
  if (!isObject(data)) return data
  if ('text' in data) return data['id'] === id ? replace(data as unknown as FoundMention) : data
  const after = Object.entries(data).map(([key, value]) => [key, withMention(value, id, replace)] as const)
  return after.every(([key, value]) => value === data[key]) ? data : Object.fromEntries(after)
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null
}
