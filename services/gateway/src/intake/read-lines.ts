/** A line of a stream: its number from 1, and its bytes, or none where it was longer than the limit. */
export interface Line {
  readonly number: number
  readonly bytes: Buffer | undefined
}

const newline = 0x0a

/** Splits a stream into lines, a group for each chunk, holding one line of at most `maximumBytes` beside the chunk. */
export async function* readLines(stream: AsyncIterable<Buffer>, maximumBytes: number): AsyncGenerator<Line[]> {
  let number = 0
  let held: Buffer[] = []
  let heldBytes = 0
  let tooLong = false
  const hold = (piece: Buffer): void => {
    if (piece.byteLength === 0) return
    heldBytes += piece.byteLength
    tooLong ||= heldBytes > maximumBytes
    if (tooLong) held = []
    else held.push(piece)
  }
  const finish = (): Line => {
    number += 1
    const line = { number, bytes: tooLong ? undefined : Buffer.concat(held) }
    held = []
    heldBytes = 0
    tooLong = false
    return line
  }
  for await (const chunk of stream) {
    const lines: Line[] = []
    let from = 0
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      hold(chunk.subarray(from, at))
      lines.push(finish())
      from = at + 1
    }
    // A copy: the piece outlives the chunk, whose memory the socket may use again.
    hold(Buffer.from(chunk.subarray(from)))
    if (lines.length > 0) yield lines
  }
  if (heldBytes > 0) yield [finish()]
}
