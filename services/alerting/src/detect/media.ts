import type { MatchedMention } from '@groundswell/contracts'
import type { Counting } from '../grade/rule-book.ts'
import type { CountedSignal } from './acting-signals.ts'

/** A mention published by an outlet is a hit of that outlet, whether or not its text names one. */
export function mediaOf(mention: Pick<MatchedMention, 'author' | 'source'>, counting: Counting): CountedSignal[] {
  const names = [mention.author?.name, mention.source.name].filter((name) => name !== undefined && name !== '')
  for (const name of names) {
    if (name === undefined) continue
    if (counting.nationalMedia.some((outlet) => name.includes(outlet)))
      return [{ kind: 'national-media', value: 1, name }]
    if (counting.localMedia.some((outlet) => name.includes(outlet))) return [{ kind: 'local-media', value: 1, name }]
    if (counting.localMediaEndings.some((ending) => name.endsWith(ending)))
      return [{ kind: 'local-media', value: 1, name }]
  }
  return []
}
