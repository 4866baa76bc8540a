import { once } from 'node:events'
import { runProcess } from '@groundswell/host'
import { loadModel } from '@groundswell/sentiment'
import { scoreStream } from './score-stream.ts'

/** `pnpm --silent score < texts.ndjson > scored.ndjson`; exit status 1 when a line was bad. */
await runProcess(async (controller) => {
  // A reader that has seen enough closes the pipe: that ends the program, it is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = 1
    controller.abort(error)
  })
  const stream = scoreStream(process.stdin, loadModel())
  for await (const piece of stream.output) {
    controller.signal.throwIfAborted()
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain', { signal: controller.signal })
  }
  if (stream.bad() > 0) process.exitCode = 1
})
