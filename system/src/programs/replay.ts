import { systemClock } from '@groundswell/runtime'
import { runReplay } from '../replay/run-replay.ts'

const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
process.once('SIGTERM', () => stop.abort())
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads may have enough: `replay … | head`.
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
process.exitCode = await runReplay(process.argv.slice(2), {
  out: process.stdout,
  err: process.stderr,
  clock: systemClock,
  signal: stop.signal,
})
