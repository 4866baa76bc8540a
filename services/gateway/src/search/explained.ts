import { span } from '@groundswell/contracts'
import type { Explained, Explanation } from '@groundswell/query'
import { z } from 'zod'

export const wording = z.strictObject({ zh: z.string(), en: z.string() })

/** One part of a query and what it came to; `parts` make it a tree. */
export const explainedPart = z.strictObject({
  kind: z.enum(['term', 'and', 'or', 'not', 'near', 'at-least', 'field', 'range']),
  start: z.int().describe('Its place in the query, UTF-16 code units'),
  end: z.int(),
  part: z.string().describe('The part in its canonical spelling'),
  holds: z.boolean(),
  hits: z.array(span).describe('Where it stands in the mention'),
  note: wording.optional().describe('What was found instead'),
  get parts() {
    return z.array(explainedPart)
  },
})
export type ExplainedPart = z.infer<typeof explainedPart>

export const explanation = z.strictObject({
  matched: z.boolean(),
  query: z.string().describe('As written: every start and end counts in it'),
  tree: explainedPart,
  because: z
    .array(
      z.strictObject({
        start: z.int(),
        end: z.int(),
        part: z.string(),
        holds: z.boolean(),
        hits: z.array(span),
        note: wording.optional(),
      }),
    )
    .describe('The parts that decided: for a match those that hit, for a miss those that would have to change'),
  highlights: z.array(span),
})

export function shownExplanation(
  query: string,
  { matched, tree, because }: Explanation,
  highlights: readonly z.infer<typeof span>[],
): z.infer<typeof explanation> {
  return {
    matched,
    query,
    tree: shownPart(tree),
    because: because.map(({ start, end, part, holds, hits, note }) => ({
      start,
      end,
      part,
      holds,
      hits: [...hits],
      ...(note === undefined ? {} : { note }),
    })),
    highlights: [...highlights],
  }
}

function shownPart({ note, ...part }: Explained): ExplainedPart {
  return {
    ...part,
    hits: [...part.hits],
    parts: part.parts.map(shownPart),
    ...(note === undefined ? {} : { note }),
  }
}
