import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/**
 * Writes no faster than is read, to standard output where nothing else is named. A reader that has seen enough closes the
 * pipe: no fault, it ends, and gives false.
 */
export async function writeOutput(pieces: AsyncIterable<string>, out: Writable = process.stdout): Promise<boolean> {
  try {
    await pipeline(Readable.from(pieces), out, { end: false })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
    return false
  }
}
