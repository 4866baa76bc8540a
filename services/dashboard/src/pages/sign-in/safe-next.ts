/** Where to go after signing in: only to a page of our own, whatever the address says. */
export function safeNext(next: string | null): string {
  if (next === null || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return '/'
  return next.startsWith('/sign-in') ? '/' : next
}
