/**
 * Lines of UTF-8 input, those of each chunk together as soon as it is there; holds no more than a chunk and a line. A last
 * empty line is none.
 */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder()
  let rest: string[] = []
  for await (const chunk of input) {
    const text = decoder.decode(chunk, { stream: true })
    const lines: string[] = []
    let start = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      rest.push(text.slice(start, end))
      lines.push(rest.length === 1 ? (rest[0] ?? '') : rest.join(''))
      rest = []
      start = end + 1
    }
    if (start < text.length) rest.push(text.slice(start))
    if (lines.length > 0) yield lines
  }
  const last = rest.join('') + decoder.decode()
  if (last.trim() !== '') yield [last]
}
