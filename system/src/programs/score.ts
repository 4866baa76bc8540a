import { runProcess } from '@groundswell/host'
import { systemClock } from '@groundswell/runtime'
import { loadModel } from '@groundswell/sentiment'
import { scoreStream } from './score-stream.ts'
import { writeOutput } from './write-output.ts'

/** `pnpm --silent score < texts.ndjson > scored.ndjson`; exit status 1 when a line was bad. */
await runProcess(async () => {
  const stream = scoreStream(process.stdin, loadModel(), systemClock.now().toISOString())
  await writeOutput(stream.output)
  if (stream.bad() > 0) process.exitCode = 1
})
