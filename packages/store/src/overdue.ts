/** A search took longer than it may, so that others need not wait behind it. Asking for less (a shorter time, a rarer word) helps. */
export class OverdueError extends Error {
  override readonly name = 'OverdueError'

  constructor() {
    super('the search took longer than it may')
  }
}
