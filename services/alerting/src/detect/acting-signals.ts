import type { MatchedMention, Signal } from '@groundswell/contracts'
import type { Counting } from '../grade/rule-book.ts'

export interface CountedSignal {
  readonly kind: string
  readonly value: number
  readonly atLeast?: true
  readonly claim?: true
  readonly name?: string
}

/** The severity signals that count: a regulator only where it acts (opens a case, summons, fines, orders), not where it is merely named. */
export function actingSignals(
  mention: Pick<MatchedMention, 'signals' | 'title' | 'text'>,
  counting: Counting,
): CountedSignal[] {
  return mention.signals
    .filter((signal) => signal.kind !== 'regulator' || acts(signal, mention, counting))
    .map((signal) => ({
      kind: signal.kind,
      value: signal.value,
      ...(signal.atLeast === true ? { atLeast: true as const } : {}),
      ...(signal.claim ? { claim: true as const } : {}),
      ...(signal.name === undefined ? {} : { name: signal.name }),
    }))
}

function acts(signal: Signal, mention: Pick<MatchedMention, 'title' | 'text'>, counting: Counting): boolean {
  const field = signal.field === 'title' ? mention.title : mention.text
  // The text of a matched mention may be cut before the signal: then the scorer's word stands.
  if (signal.field === 'author' || signal.start >= field.length) return true
  const sentence = sentenceAround(field, signal.start, signal.end).toLowerCase()
  return counting.regulatorActs.some((word) => {
    const at = sentence.indexOf(word)
    return at !== -1 && !denied.test(sentence.slice(Math.max(0, at - 4), at))
  })
}

/** 未立案, 不予处罚, not fined: what was not done is no act. */
const denied = /(?:未|不予|没有|没|免于|无需|并非|not |never )[^，,]{0,2}$/

const ends = /[。！？!?；;\n]/

function sentenceAround(text: string, start: number, end: number): string {
  let from = start
  while (from > 0 && start - from < 120 && !ends.test(text[from - 1] ?? '')) from -= 1
  let to = end
  while (to < text.length && to - end < 120 && !ends.test(text[to] ?? '')) to += 1
  return text.slice(from, to)
}
