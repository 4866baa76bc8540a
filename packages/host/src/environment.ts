/** The environment a process was started with, read once, here. */
export interface HostEnvironment {
  readonly data: string | undefined
  readonly config: string | undefined
  readonly healthPort: number | undefined
}

export function readEnvironment(environment: NodeJS.ProcessEnv): HostEnvironment {
  const port = environment['GROUNDSWELL_HEALTH_PORT']
  return {
    data: environment['GROUNDSWELL_DATA'],
    config: environment['GROUNDSWELL_CONFIG'],
    healthPort: port === undefined || port === '' ? undefined : Number(port),
  }
}
