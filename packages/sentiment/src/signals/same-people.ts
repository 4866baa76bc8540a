import type { Hit } from '../reading/vocabulary.ts'
import { casualtyKinds, type Candidate } from './candidate.ts'
import { asCasualty, type Count } from './counted-people.ts'
import { isNegated } from './circumstances.ts'
import { clauseAround, sentenceAround, type Passage } from './passage.ts'

/** 均已死亡, 双双遇难 */
const allOfThem = /(?:均|都|全部|双双|悉数|全都)(?:已|已经|被|不幸|当场|经抢救)?$/

/** 两名工人坠落，均已死亡: the word of harm is said of all who were counted before it in the sentence. */
export function sharedFates(
  passage: Passage,
  triggers: readonly Hit[],
  used: Set<Hit>,
  counts: readonly Count[],
): Candidate[] {
  const found: Candidate[] = []
  for (const trigger of triggers) {
    if (used.has(trigger) || !allOfThem.test(passage.text.slice(Math.max(0, trigger.start - 6), trigger.start)))
      continue
    const from = Math.max(sentenceAround(passage, trigger.start, trigger.end).start, trigger.start - 30)
    const who = counts.findLast((count) => count.close <= trigger.start)
    if (who === undefined || who.start < from || who.kind !== undefined || who.close === who.end) continue
    used.add(trigger)
    found.push(asCasualty(passage, casualtyKinds[trigger.value] ?? 'injuries', who, who.start, trigger.end))
  }
  return found
}

/** A death that ends an injury told of before. */
const diedOfIt = /不治|无效|没能?(?:抢)?救过来|没能?挺过来|succumbed|died later|later died/
/** 17名伤员中，1人死亡 */
function ofThem({ text }: Passage, found: readonly Candidate[], dead: Candidate): boolean {
  const hurt = found.findLast((each) => each.kind === 'injuries' && each.end <= dead.start)
  return hurt !== undefined && dead.start - hurt.end <= 4 && text.startsWith('中', hurt.end)
}

/** Longest way from the hurt to those of them who died. */
const ofTheHurt = 40

/** 三口中毒，两人不治; 12人伤亡，其中3人死亡: who died is not counted among the hurt as well. */
export function withoutTheDead(passage: Passage, found: readonly Candidate[]): Candidate[] {
  const kept = [...found]
  for (const dead of found) {
    if (dead.kind !== 'deaths' || dead.circumstances.void) continue
    if (
      !dead.circumstances.partial &&
      !ofThem(passage, found, dead) &&
      !diedOfIt.test(passage.text.slice(dead.start, dead.end))
    )
      continue
    const at = kept.findLastIndex(
      (each) => each.kind === 'injuries' && each.end <= dead.start && dead.start - each.end <= ofTheHurt,
    )
    const hurt = kept[at]
    if (hurt !== undefined && hurt.value > dead.value) kept[at] = { ...hurt, value: hurt.value - dead.value }
  }
  return kept
}

/** How far behind a rumour the word that nobody was harmed may stand. */
const refutedWithin = 120

/** Rumours say five died, but officials say nobody was killed: a claim that is answered by its opposite. */
export function withoutRefuted(
  passage: Passage,
  found: readonly Candidate[],
  triggers: readonly Hit[],
): readonly Candidate[] {
  if (!found.some((each) => each.circumstances.claim && !each.circumstances.void)) return found
  const denied = triggers.filter((trigger) => {
    const span = passage.text.charCodeAt(trigger.start) < 128 ? 18 : 8
    return isNegated(passage, trigger.start, clauseAround(passage, trigger.start, trigger.end), span)
  })
  return found.map((each) => {
    const answer = denied.find((trigger) => trigger.start >= each.end && trigger.start - each.end <= refutedWithin)
    if (!each.circumstances.claim || answer === undefined) return each
    const same = casualtyKinds[answer.value] === each.kind
    const both = /伤亡|死伤|casualt/.test(passage.text.slice(answer.start, answer.end))
    return same || both ? { ...each, circumstances: { ...each.circumstances, void: true } } : each
  })
}
