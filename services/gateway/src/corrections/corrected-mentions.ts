import { mentionCorrection, type Mention, type MentionCorrection } from '@groundswell/contracts'
import { z } from 'zod'
import type { Corrections } from './corrections.ts'

/** What people said, as every mention carries it that the API shows, beside the model's own fields. */
export const correctedShape = {
  corrections: z.array(mentionCorrection).optional().describe('What people said otherwise, or confirmed'),
}

export type CorrectedMention = Mention & { corrections?: MentionCorrection[] | undefined }

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
