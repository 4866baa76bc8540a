import { loadavg } from 'node:os'

/** What every part of `pnpm bench:query` prints with: figures, and bars that are held or missed. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** A missed bar is the process's exit status 1. */
export function bar(name: string, holds: boolean, figure: string): void {
  say(`${holds ? 'held  ' : 'MISSED'} ${name}: ${figure}`)
  if (!holds) process.exitCode = 1
}

/** The value that so large a share of them (0 to 1) does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function milliseconds(time: number): string {
  return `${time.toFixed(1)} ms`
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`
}

/** Of one minute; absolute times mean little without it. */
export function load(): string {
  return `load ${(loadavg()[0] ?? 0).toFixed(1)}`
}
