import type { Hit } from '../reading/vocabulary.ts'
import type { Candidate } from './candidate.ts'
import { circumstancesOf, isNegated, isSettled, wantedBetween } from './circumstances.ts'
import { clauseAround, type Passage } from './passage.ts'

/** More names or words than this are a list, not an event. */
const maximumNames = 1_000

/** 消费者将平台诉至法院: 将 marks the object. */
const takenTo = /[^要会即]将[^,。将]{1,12}(?:诉至法院|告上法庭|告上法院|移送司法|移送检察)$/

/** 诉讼时效, 诉讼费: a matter of law, not an action. */
const onlyLaw = /^(?:时效|程序|指南|风险|代理|主体|权利|途径|常识)/
const withdrawn = /(?:撤回|撤销|放弃|不再|终止|dropped )$/

/** A court in Shenzhen ordered …, the High Court of England ruled … */
const courtActs =
  /\bcourt (?:in|of) [a-z' ]{3,24} (?:ordered|ruled|sentenced|fined|convicted|jailed|upheld|awarded|froze)\b/g

function courtHits({ text }: Passage): Hit[] {
  if (!text.includes('court ')) return []
  return [...text.matchAll(courtActs)].map((match) => ({
    value: 0,
    start: match.index,
    end: match.index + match[0].length,
  }))
}

export function findLegalActions(passage: Passage): Candidate[] {
  const found: Candidate[] = []
  for (const hit of [...passage.hits.of('legal'), ...courtHits(passage)].slice(0, maximumNames)) {
    const clause = clauseAround(passage, hit.start, hit.end)
    if (onlyLaw.test(passage.text.slice(hit.end, hit.end + 4))) continue
    if (isNegated(passage, hit.start, clause, 4) || withdrawn.test(passage.text.slice(hit.start - 4, hit.start)))
      continue
    if (
      wantedBetween(passage, Math.max(clause.start, hit.start - 8), hit.start) &&
      !isSettled(passage, clause.start, hit.start) &&
      !takenTo.test(passage.text.slice(clause.start, hit.end))
    )
      continue
    found.push({
      kind: 'legal-action',
      value: 1,
      atLeast: false,
      approx: false,
      unit: passage.text.slice(hit.start, hit.end),
      start: hit.start,
      end: hit.end,
      topic: 'legal-action',
      circumstances: circumstancesOf(passage, hit.start, hit.end),
    })
  }
  return found
}
