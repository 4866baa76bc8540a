/** The environment a process was started with, read once, here. */
export interface HostEnvironment {
  readonly data: string | undefined
  readonly config: string | undefined
  readonly healthPort: number | undefined
}

export function readEnvironment(environment: NodeJS.ProcessEnv): HostEnvironment {
  const port = given(environment['GROUNDSWELL_HEALTH_PORT'])
  return {
    data: given(environment['GROUNDSWELL_DATA']),
    config: given(environment['GROUNDSWELL_CONFIG']),
    healthPort: port === undefined ? undefined : Number(port),
  }
}

/** A variable set to nothing is as good as unset. */
function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}
