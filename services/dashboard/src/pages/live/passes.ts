import type { Mention } from '@groundswell/contracts'
import type { Drill } from '../../api/answers.ts'
import type { SearchState } from '../../url/search-state.ts'

/**
 * Whether a mention that has just come is announced on a page with these conditions. Typed words are left to the server:
 * with them everything that passes the rest is announced. What cannot be read is announced too.
 */
export function passes(data: unknown, state: Pick<SearchState, 'conditions'>, drill: Drill): boolean {
  if (!isMention(data)) return true
  if (drill === 'exclude' && data.drill) return false
  if (drill === 'only' && !data.drill) return false
  const { conditions } = state
  const wanted: readonly [string | undefined, string | undefined][] = [
    [conditions.polarity, data.polarity],
    [conditions.category, data.category],
    [conditions.platform, data.platform],
    [conditions.source, data.source?.id],
    [conditions.language, data.lang],
  ]
  if (wanted.some(([asked, has]) => asked !== undefined && has !== undefined && asked !== has)) return false
  const { subject, story } = conditions
  if (subject !== undefined && data.subjects !== undefined && !data.subjects.some((one) => one.id === subject))
    return false
  return story === undefined || data.subjects === undefined || data.subjects.some((one) => one.storyId === story)
}

function isMention(data: unknown): data is Partial<Mention> {
  return typeof data === 'object' && data !== null && 'id' in data
}
