/** Lets one loop sleep until there may be something to do: no polling, no CPU at rest. */
export class WakeUp {
  #resolve: (() => void) | undefined
  #called = false

  call(): void {
    this.#called = true
    this.#resolve?.()
  }

  async wait(): Promise<void> {
    if (!this.#called)
      await new Promise<void>((resolve) => {
        this.#resolve = resolve
      })
    this.#resolve = undefined
    this.#called = false
  }
}
