import { parseArgs } from 'node:util'
import { runProcess } from '@groundswell/host'
import { systemClock } from '@groundswell/runtime'
import { loadModel } from '@groundswell/sentiment'
import { scoreStream } from './score-stream.ts'
import { writeOutput } from './write-output.ts'

/** `pnpm --silent score [--weights MODEL.bin] < texts.ndjson > scored.ndjson`; exit status 1 when a line was bad. */
await runProcess(async () => {
  const { values } = parseArgs({ options: { weights: { type: 'string' } } })
  const stream = scoreStream(process.stdin, loadModel({ weights: values.weights }), systemClock.now().toISOString())
  await writeOutput(stream.output)
  if (stream.bad() > 0) process.exitCode = 1
})
