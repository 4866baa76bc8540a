import type { MatchedMention } from '@groundswell/contracts'
import type { Counting } from '../grade/rule-book.ts'

export interface CountedSignal {
  readonly kind: string
  readonly value: number
  readonly atLeast?: true
  readonly claim?: true
  readonly name?: string
}

/** The severity signals of a mention as scoring found them, and the outlet that published it where its name ends like one. */
export function countedSignals(
  mention: Pick<MatchedMention, 'signals' | 'author' | 'source'>,
  counting: Counting,
): CountedSignal[] {
  const found = mention.signals.filter(isInYuan).map((signal) => ({
    kind: signal.kind,
    value: signal.value,
    ...(signal.atLeast === true ? { atLeast: true as const } : {}),
    ...(signal.claim ? { claim: true as const } : {}),
    ...(signal.name === undefined ? {} : { name: signal.name }),
  }))
  const published = mention.signals.some((signal) => signal.field === 'author')
  return published ? found : [...found, ...outletOf(mention, counting)]
}

/** Thresholds are in yuan, so a sum in another currency counts as none; every other kind has one unit. */
function isInYuan({ kind, unit }: MatchedMention['signals'][number]): boolean {
  return kind !== 'money' || unit === undefined || unit === '元'
}

function outletOf(mention: Pick<MatchedMention, 'author' | 'source'>, counting: Counting): CountedSignal[] {
  for (const name of [mention.author?.name, mention.source.name]) {
    if (name === undefined || name === '') continue
    if (counting.nationalMedia.includes(name)) return [{ kind: 'national-media', value: 1, name }]
    if (counting.localMediaEndings.some((ending) => name.length > ending.length && name.endsWith(ending)))
      return [{ kind: 'local-media', value: 1, name }]
  }
  return []
}
