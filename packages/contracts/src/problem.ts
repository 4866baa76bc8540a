import { z } from 'zod'

/** RFC 9457 problem document, the shape of every error the API answers. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z
    .array(
      z.strictObject({
        path: z.string(),
        message: z.string(),
        start: z.int().nonnegative().optional().describe('For a query: where in its text, UTF-16 code units'),
        end: z.int().nonnegative().optional(),
        code: z.string().optional(),
        suggestion: z.string().optional(),
      }),
    )
    .optional(),
  current: z.unknown().optional().describe('With 409: the state as it stands'),
})
export type Problem = z.infer<typeof problem>

/** Every list: `next` is an opaque cursor or null; `total` exact, or absent with `totalAtLeast`. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.strictObject({
    items: z.array(item),
    total: z.int().nonnegative().optional(),
    totalAtLeast: z.int().nonnegative().optional(),
    next: z.string().nullable(),
  })
}
