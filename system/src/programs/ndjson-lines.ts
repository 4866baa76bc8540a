/** Lines of UTF-8 input as it comes, whatever the chunks; holds no more than one line. A last empty line is none. */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest: string[] = []
  for await (const chunk of input) {
    const text = decoder.decode(chunk, { stream: true })
    let start = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      rest.push(text.slice(start, end))
      yield rest.length === 1 ? (rest[0] ?? '') : rest.join('')
      rest = []
      start = end + 1
    }
    if (start < text.length) rest.push(text.slice(start))
  }
  const last = rest.join('') + decoder.decode()
  if (last.trim() !== '') yield last
}
