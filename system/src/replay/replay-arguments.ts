import { parseArgs } from 'node:util'
import { UserError } from '@groundswell/runtime'

export const replayUsage = 'pnpm --silent replay FILE.ndjson [--subjects QUERIES.ndjson] [--rules FILE] [--speed N]'

export interface ReplayArguments {
  readonly file: string
  readonly subjects: string | undefined
  readonly rules: string | undefined
  readonly config: string | undefined
  readonly speed: number
}

export function readReplayArguments(argv: readonly string[]): ReplayArguments {
  const options = {
    subjects: { type: 'string' },
    rules: { type: 'string' },
    speed: { type: 'string' },
    config: { type: 'string' },
  } as const
  let parsed
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    throw new UserError((error as Error).message, replayUsage)
  }
  const { positionals, values } = parsed
  const [file, ...more] = positionals
  if (file === undefined) throw new UserError('which file is to be replayed?', replayUsage)
  if (more.length > 0) throw new UserError(`one file at a time; also given: ${more.join(' ')}`, replayUsage)
  const speed = Number(values.speed ?? 0)
  if (!Number.isFinite(speed) || speed < 0 || values.speed?.trim() === '')
    throw new UserError(
      `--speed ${values.speed ?? ''} is no speed`,
      'a number from 0 (as fast as it goes), as --speed 60',
    )
  return { file, subjects: values.subjects, rules: values.rules, config: values.config, speed }
}
