/**
 * Countdowns run on the server's time: a reader's clock may be minutes off. The `Date` header has whole seconds, so
 * differences below two seconds are left alone.
 */
class ServerClock {
  #offset = 0

  observe(header: string | null, now: number): void {
    const at = header === null ? Number.NaN : Date.parse(header)
    if (Number.isNaN(at)) return
    const difference = at - now
    this.#offset = Math.abs(difference) < 2000 ? 0 : difference
  }

  now(): number {
    return Date.now() + this.#offset
  }
}

export const serverClock = new ServerClock()
