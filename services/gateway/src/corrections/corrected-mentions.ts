import type { CorrectedMention, Mention } from '@groundswell/contracts'
import type { Corrections } from './corrections.ts'

/** Each with what people said of it as its text now is; left out where nobody did. */
export async function withCorrections<T extends Mention>(
  corrections: Corrections,
  items: readonly T[],
): Promise<(T & Pick<CorrectedMention, 'corrections'>)[]> {
  const said = await corrections.of(items)
  return items.map((item, index) => {
    const own = said[index] ?? []
    return own.length === 0 ? item : { ...item, corrections: own }
  })
}
