/** Kinds whose figure names an event: two reports with the same figure speak of the same thing. */
const telling = new Set(['deaths', 'injuries', 'serious-injuries', 'complainants', 'outage-hours'])
const casualties = new Set(['deaths', 'injuries', 'serious-injuries'])

/** What two reports of one event share beside their words: figures, that people came to harm, who stepped in. */
export function factsOf(
  signals: readonly { readonly kind: string; readonly value: number; readonly name?: string }[],
): string[] {
  const facts = new Set<string>()
  for (const { kind, value, name } of signals) {
    if (telling.has(kind)) facts.add(`${kind} ${value}`)
    if (casualties.has(kind)) facts.add('casualties')
    if (kind === 'regulator' && name !== undefined) facts.add(`regulator ${name}`)
    if (kind === 'recall' || kind === 'legal-action') facts.add(kind)
  }
  return [...facts].sort()
}

/** Three complainants or two hours are met every day; a hundred and twenty, or a number of dead, seldom twice. */
export function isTellingFact(fact: string): boolean {
  const [kind = '', value = ''] = fact.split(' ')
  if (kind === 'complainants' || kind === 'outage-hours') return Number(value) >= 10
  return kind === 'regulator' || (casualties.has(kind) && value !== '')
}
