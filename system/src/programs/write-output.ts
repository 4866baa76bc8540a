import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Writes to standard output no faster than it is read. A reader that has seen enough closes the pipe: no fault, it ends. */
export async function writeOutput(pieces: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), process.stdout, { end: false })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
  }
}
