import { fold } from '@groundswell/text'
import { localOutlets, nationalOutlets } from '../lists/outlet-names.ts'

/** A news outlet whose reporting makes an event larger. Which are national and which local is configuration. */
export interface Outlet {
  readonly name: string
  readonly tier: 'national' | 'local'
  readonly aliases?: readonly string[] | undefined
}

function ofTier(tier: Outlet['tier'], names: readonly (readonly [string, ...string[]])[]): Outlet[] {
  return names.map(([name, ...aliases]) => ({ name, tier, aliases }))
}

export const defaultOutlets: readonly Outlet[] = [
  ...ofTier('national', nationalOutlets),
  ...ofTier('local', localOutlets),
]

/** Configured outlets stand before the default ones; one of the same name replaces it. */
export function mergeOutlets(own: readonly Outlet[]): readonly Outlet[] {
  const names = new Set(own.flatMap((outlet) => [outlet.name, ...(outlet.aliases ?? [])].map(fold)))
  return [...own, ...defaultOutlets.filter((outlet) => !names.has(fold(outlet.name)))]
}
