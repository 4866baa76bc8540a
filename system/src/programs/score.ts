import { parseArgs } from 'node:util'
import { runProcess } from '@groundswell/host'
import { messageOf, systemClock, UserError } from '@groundswell/runtime'
import { loadScoringModel } from '@groundswell/scoring'
import { scoreStream } from './score-stream.ts'
import { writeOutput } from './write-output.ts'

/** `pnpm --silent score [--weights MODEL.bin] < texts.ndjson > scored.ndjson`; exit status 1 when a line was bad. */
await runProcess(async () => {
  const { weights } = readArguments()
  const stream = scoreStream(process.stdin, loadScoringModel({ weights }), systemClock.now().toISOString())
  await writeOutput(stream.output)
  if (stream.bad() > 0) process.exitCode = 1
})

function readArguments(): { readonly weights?: string } {
  try {
    return parseArgs({ options: { weights: { type: 'string' } } }).values
  } catch (error) {
    throw new UserError(messageOf(error), 'pnpm --silent score [--weights MODEL.bin] < texts.ndjson')
  }
}
