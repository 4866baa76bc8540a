import { systemClock } from '@groundswell/runtime'
import { runReplay } from '../replay/run-replay.ts'

const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
process.once('SIGTERM', () => stop.abort())
process.exitCode = await runReplay(process.argv.slice(2), {
  out: process.stdout,
  err: process.stderr,
  clock: systemClock,
  signal: stop.signal,
})
