/** At most `length` UTF-16 code units of a text, cut between characters: never inside a surrogate pair. */
export function beginning(text: string, length: number): string {
  if (text.length <= length) return text
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length)
}
