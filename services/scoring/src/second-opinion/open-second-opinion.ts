import { durationMilliseconds } from '@groundswell/contracts'
import type { Clock, Logger, Metrics, PartHealth } from '@groundswell/runtime'
import type { Documents } from '@groundswell/store'
import { createBudget, noLimit } from './budget.ts'
import type { SecondOpinionConfig } from './config.ts'
import { createConsultation } from './consult.ts'
import { createEndpointAnswerer } from './endpoint-answerer.ts'
import { openOnnxAnswerer } from './onnx-answerer.ts'
import { createReviewer, noReviewer, type Reviewer } from './review.ts'

export interface SecondOpinionParts {
  readonly documents: Documents
  readonly clock: Clock
  readonly log: Logger
  readonly metrics: Metrics
  readonly timeZone: string
}

export interface SecondOpinion extends Reviewer {
  health(): readonly PartHealth[]
  close(): Promise<void>
}

/** As configured; `UserError` where it cannot be opened. Off, every draft stands as it is. */
export async function openSecondOpinion(
  config: SecondOpinionConfig,
  parts: SecondOpinionParts,
): Promise<SecondOpinion> {
  if (config.kind === 'off') return { ...noReviewer, health: () => [], close: () => Promise.resolve() }
  const { clock, log, metrics } = parts
  const answerer = config.kind === 'onnx' ? await openOnnxAnswerer(config) : createEndpointAnswerer(config, clock.now)
  const budget =
    config.kind === 'onnx' ? noLimit : createBudget(answerer.id, config.budget, { ...parts, now: clock.now })
  const options = { ...config, timeoutMilliseconds: durationMilliseconds(config.timeout) ?? 0 }
  const consultation = createConsultation(options, { answerer, budget, clock, log, metrics })
  if (config.kind === 'endpoint')
    log.warn(
      { to: new URL(config.baseUrl).host, texts: config.texts, below: config.below },
      'Texts the built-in model is unsure of are sent to another machine (scoring.secondOpinion).',
    )
  return {
    ...createReviewer(config, consultation),
    health: () => [consultation.health()],
    close: () => consultation.close(),
  }
}
