import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { runProcess } from '@groundswell/host'
import { SubjectMatcher } from '@groundswell/query'
import { messageOf } from '@groundswell/runtime'
import { loadModel } from '@groundswell/sentiment'
import { matchStream } from './match-stream.ts'
import { asksForScores, readQueries, type ReadQueries } from './read-queries.ts'
import { writeOutput } from './write-output.ts'

const usage = 'pnpm --silent match QUERIES.ndjson [--time-zone Asia/Shanghai] < mentions.ndjson'

async function readArguments(): Promise<ReadQueries> {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'time-zone': { type: 'string' } },
    })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) return { subjects: [], problems: [`usage: ${usage}`] }
    const timeZone = values['time-zone']
    if (timeZone !== undefined && !isTimeZone(timeZone))
      return {
        subjects: [],
        problems: [`--time-zone ${timeZone}: not an IANA time zone, as Asia/Shanghai  不是 IANA 时区名`],
      }
    return readQueries(await readFile(path, 'utf8'), path, timeZone)
  } catch (error) {
    return { subjects: [], problems: [messageOf(error), `usage: ${usage}`] }
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/**
 * A bad query is named on standard error and left out, as a bad mention is answered on its own line: exit status 1 at the
 * end. Exit status 2, before any mention is read, when no query is good.
 */
await runProcess(async () => {
  const { subjects, problems } = await readArguments()
  if (problems.length > 0) process.stderr.write(`${problems.join('\n')}\n`)
  if (problems.length > 0 && subjects.length === 0) {
    process.exitCode = 2
    return
  }
  const model = asksForScores(subjects) ? loadModel() : undefined
  const stream = matchStream(process.stdin, new SubjectMatcher(subjects), model)
  await writeOutput(stream.output)
  if (problems.length > 0 || stream.bad() > 0) process.exitCode = 1
})
