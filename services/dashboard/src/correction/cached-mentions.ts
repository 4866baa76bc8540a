import type { QueryClient } from '@tanstack/react-query'
import type { FoundMention } from '../api/answers.ts'

type Replace = (mention: FoundMention) => FoundMention

/** Changes a mention wherever an answer that is shown holds it: lists, pages of lists, several by id, one alone. */
export function replaceMention(client: QueryClient, id: string, replace: Replace): void {
  for (const queryKey of [['mentions'], ['mention']])
    client.setQueriesData<unknown>({ queryKey }, (data: unknown) => withMention(data, id, replace))
}

/** The answer with the mention replaced; the same object where it does not hold it. */
export function withMention(data: unknown, id: string, replace: Replace): unknown {
  if (!isObject(data)) return data
  if (Array.isArray(data['pages'])) return withItems(data, 'pages', (page) => withMention(page, id, replace))
  if (Array.isArray(data['items']))
    return withItems(data, 'items', (item) => (isMention(item, id) ? replace(item) : item))
  return isMention(data, id) ? replace(data) : data
}

function withItems(data: Record<string, unknown>, key: string, change: (item: unknown) => unknown): unknown {
  const before = data[key] as readonly unknown[]
  const after = before.map(change)
  return after.every((item, index) => item === before[index]) ? data : { ...data, [key]: after }
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null
}

function isMention(data: unknown, id: string): data is FoundMention {
  return isObject(data) && data['id'] === id && 'text' in data
}
