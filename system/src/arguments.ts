import { parseArgs } from 'node:util'
import { UserError } from '@groundswell/runtime'

export interface StartArguments {
  readonly config: string | undefined
  readonly help: boolean
}

export const usage = `Groundswell: public-opinion monitoring (舆情监测)

  pnpm start                              demo mode: a small fictional company, everything marked 演练 DRILL
  pnpm start --config groundswell.yaml    watches what the configuration names (see groundswell.example.yaml)

Environment: GROUNDSWELL_DATA (folder, default ./data), GROUNDSWELL_HOST (127.0.0.1), GROUNDSWELL_PORT (8080),
GROUNDSWELL_API_TOKEN (an admin token for programs), GROUNDSWELL_CONFIG (as --config).
`

export function readArguments(argv: readonly string[]): StartArguments {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { config: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
    })
    return { config: values.config, help: values.help }
  } catch (error) {
    throw new UserError((error as Error).message, 'pnpm start --help shows what can be given')
  }
}
