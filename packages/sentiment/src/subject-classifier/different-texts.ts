import { bandKeys, minHash, nearDuplicateSimilarity, similarity, type Signature } from '@groundswell/text'

/** The first of each group of near-duplicates, so that a repost counts once and never vouches for itself; in the order given. */
export function differentTexts<T extends { readonly title: string; readonly text: string }>(texts: readonly T[]): T[] {
  const kept: { readonly text: T; readonly signature: Signature }[] = []
  const byKey = new Map<number, number[]>()
  for (const text of texts) {
    const signature = minHash(`${text.title}\n${text.text}`)
    const keys = bandKeys(signature)
    const candidates = new Set(keys.flatMap((key) => byKey.get(key) ?? []))
    const alike = [...candidates].some((at) => {
      const other = kept[at]
      return other !== undefined && similarity(signature, other.signature) >= nearDuplicateSimilarity
    })
    if (alike) continue
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), kept.length])
    kept.push({ text, signature })
  }
  return kept.map(({ text }) => text)
}
