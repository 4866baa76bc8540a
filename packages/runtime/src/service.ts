/** The state of one part of a service, for `/readyz` and the System page. */
export interface PartHealth {
  readonly name: string
  readonly ready: boolean
  readonly detail: string
}

/** What every `startService` resolves to. */
export interface RunningService {
  readonly name: string
  /** Rejects when the service can go on no longer (a bug, not trouble that may pass); fulfilled after `stop`. */
  readonly ended: Promise<void>
  health(): Promise<readonly PartHealth[]>
  /** Stop intake, finish in flight, flush, commit, close. Idempotent. Does not close the engines it was given. */
  stop(): Promise<void>
}
