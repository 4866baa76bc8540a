import { createReadStream, existsSync, readFileSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { loadRules } from '@groundswell/alerting'
import type { GradedAlert } from '@groundswell/contracts'
import { loadConfigFile, messageOf, UserError, type Clock } from '@groundswell/runtime'
import { createSubjectSet } from '@groundswell/scoring'
import { systemConfig, type SystemConfig } from '../config.ts'
import { writeOutput } from '../programs/write-output.ts'
import { readLines } from './read-lines.ts'
import { readQueries, type ReplaySubject } from './read-queries.ts'
import { readReplayArguments, type ReplayArguments } from './replay-arguments.ts'
import { replayMentions } from './replay-mentions.ts'

export interface ReplayParts {
  readonly out: Writable
  readonly err: Writable
  readonly clock: Clock
  readonly signal?: AbortSignal
}

const configFile = 'groundswell.yaml'

/** Exit status: 0 all lines replayed or as many as the reader of `out` wanted, 1 some were bad (named on `err`), 2 it could not begin. */
export async function runReplay(argv: readonly string[], parts: ReplayParts): Promise<0 | 1 | 2> {
  try {
    return await replay(readReplayArguments(argv), parts)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    parts.err.write(`replay: ${messageOf(error)}\n`)
    return 2
  }
}

async function replay(given: ReplayArguments, parts: ReplayParts): Promise<0 | 1> {
  if (!existsSync(given.file)) throw new UserError(`there is no file ${given.file}`, 'check the path')
  const config = configOf(given)
  const rules = loadRules(given.rules ?? config?.alerting.rules)
  const { set } = createSubjectSet(subjectsOf(given, config), 'replay', config?.timeZone ?? 'Asia/Shanghai')
  let bad = 0
  const enough = new AbortController()
  const stop = (): void => enough.abort()
  const alerts = replayMentions(
    readLines(createReadStream(given.file)),
    {
      subjects: set,
      rules,
      speed: given.speed,
      clock: parts.clock,
      ...(config === undefined
        ? {}
        : { scoring: { outlets: config.scoring.outlets, weights: config.scoring.weights } }),
      signal: AbortSignal.any([enough.signal, ...(parts.signal === undefined ? [] : [parts.signal])]),
    },
    ({ line, reason }) => {
      bad += 1
      parts.err.write(`replay: ${given.file}:${line}: ${reason}\n`)
    },
  )
  // Whoever reads may have enough (`replay … | head`): a wait for the time of the next mention ends with it.
  parts.out.once('error', stop)
  try {
    const all = await writeOutput(linesOf(alerts), parts.out)
    return all && bad > 0 ? 1 : 0
  } finally {
    parts.out.off('error', stop)
  }
}

async function* linesOf(alerts: AsyncIterable<GradedAlert>): AsyncGenerator<string> {
  for await (const alert of alerts) yield `${JSON.stringify(alert)}\n`
}

function configOf(given: ReplayArguments): SystemConfig | undefined {
  if (given.config !== undefined) return loadConfigFile(given.config, systemConfig)
  return existsSync(configFile) ? loadConfigFile(configFile, systemConfig) : undefined
}

function subjectsOf(given: ReplayArguments, config: SystemConfig | undefined): readonly ReplaySubject[] {
  if (given.subjects !== undefined) {
    let text: string
    try {
      text = readFileSync(given.subjects, 'utf8')
    } catch (error) {
      throw new UserError(`cannot read the queries ${given.subjects}: ${messageOf(error)}`, 'check --subjects')
    }
    return readQueries(text, given.subjects)
  }
  if (config === undefined)
    throw new UserError(
      `no subjects: there is no ${configFile} here`,
      'name a file of queries by --subjects, or a configuration by --config',
    )
  if (config.subjects.length === 0)
    throw new UserError(
      'the configuration watches no subjects',
      'add some under `subjects`, or name a file by --subjects',
    )
  return config.subjects
}
