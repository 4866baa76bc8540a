import type { UseQueryResult } from '@tanstack/react-query'

/**
 * Whether what else a page asks of its query may be sent. Typed words may be refused, which is asked once: the rest waits
 * for the first answer. Chosen conditions cannot be, and nothing waits.
 */
export function mayFollow(
  typed: string,
  first: Pick<UseQueryResult, 'isError' | 'isSuccess' | 'isPlaceholderData'>,
): boolean {
  return typed.trim() === '' ? !first.isError : first.isSuccess && !first.isPlaceholderData
}
