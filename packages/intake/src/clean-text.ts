import { maximumTextLength } from '@groundswell/contracts'

/** Text that every engine and every JSON reader takes: lone surrogates become U+FFFD, NUL goes. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '')
}

/** At most `limit` UTF-16 code units, never through the middle of a code point. */
export function cutText(
  text: string,
  limit = maximumTextLength,
): { readonly text: string; readonly truncated: boolean } {
  if (text.length <= limit) return { text, truncated: false }
  const last = text.charCodeAt(limit - 1)
  const end = last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit
  return { text: text.slice(0, end), truncated: true }
}
