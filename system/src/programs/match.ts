import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { runProcess } from '@groundswell/host'
import { SubjectMatcher } from '@groundswell/query'
import { messageOf } from '@groundswell/runtime'
import { loadModel } from '@groundswell/sentiment'
import { matchStream } from './match-stream.ts'
import { asksForScores, readQueries, type QueriesResult } from './read-queries.ts'
import { writeOutput } from './write-output.ts'

const usage = 'pnpm --silent match QUERIES.ndjson [--time-zone Asia/Shanghai] < mentions.ndjson'

async function readArguments(): Promise<QueriesResult> {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'time-zone': { type: 'string' } },
    })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) return { ok: false, problems: [`usage: ${usage}`] }
    return readQueries(await readFile(path, 'utf8'), path, values['time-zone'])
  } catch (error) {
    return { ok: false, problems: [messageOf(error), `usage: ${usage}`] }
  }
}

/** Exit status 2 when a query is bad, before any mention is read; 1 when a mention was. */
await runProcess(async () => {
  const queries = await readArguments()
  if (!queries.ok) {
    process.stderr.write(`${queries.problems.join('\n')}\n`)
    process.exitCode = 2
    return
  }
  const model = asksForScores(queries.subjects) ? loadModel() : undefined
  const stream = matchStream(process.stdin, new SubjectMatcher(queries.subjects), model)
  await writeOutput(stream.output)
  if (stream.bad() > 0) process.exitCode = 1
})
