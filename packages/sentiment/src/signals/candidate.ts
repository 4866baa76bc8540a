import type { SignalKind } from '@groundswell/contracts'
import type { Circumstances } from './circumstances.ts'

/** A signal as found in one passage, in folded offsets, before later figures replace earlier ones. */
export interface Candidate {
  readonly kind: SignalKind
  readonly value: number
  readonly atLeast: boolean
  readonly approx: boolean
  readonly unit?: string
  readonly name?: string
  readonly start: number
  readonly end: number
  /** Figures of one kind and one topic replace each other; 损失 and 罚款 do not. */
  readonly topic: string
  readonly circumstances: Circumstances
}

export type CasualtyKind = 'deaths' | 'serious-injuries' | 'injuries'
/** Values of the role `casualty`. */
export const casualtyKinds: readonly CasualtyKind[] = ['deaths', 'serious-injuries', 'injuries']
