import { fold } from '@groundswell/text'
import { nationalOutlets } from '../lists/outlet-names.ts'

/** A news outlet whose reporting makes an event larger. Which are national and which local is configuration. */
export interface Outlet {
  readonly name: string
  readonly tier: 'national' | 'local'
  readonly aliases?: readonly string[] | undefined
}

export const defaultOutlets: readonly Outlet[] = nationalOutlets.map(([name, ...aliases]) => ({
  name,
  tier: 'national',
  aliases,
}))

/** Configured outlets stand before the default ones; one of the same name replaces it. */
export function mergeOutlets(own: readonly Outlet[]): readonly Outlet[] {
  const names = new Set(own.flatMap((outlet) => [outlet.name, ...(outlet.aliases ?? [])].map(fold)))
  return [...own, ...defaultOutlets.filter((outlet) => !names.has(fold(outlet.name)))]
}
