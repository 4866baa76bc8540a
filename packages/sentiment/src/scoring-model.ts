import { existsSync } from 'node:fs'
import { buildLists, type Lists } from './build-vocabulary.ts'
import { LinearModel } from './linear/linear-model.ts'
import { readModelFile } from './linear/model-file.ts'
import { mergeOutlets, type Outlet } from './signals/outlets.ts'

/** Everything scoring needs, read once; holds no state between texts, so one serves a whole process. */
export interface ScoringModel {
  /** What stands in the field `model` of a mention. */
  readonly version: string
  readonly lists: Lists
  /** The trained heads; without them scoring goes by rules alone. */
  readonly linear?: LinearModel
}

export interface ModelOptions {
  /** Outlets of this installation, before the default ones. */
  readonly outlets?: readonly Outlet[]
  /** A model of one's own (see `pnpm train`) in place of the one in the package. */
  readonly weights?: string | URL | undefined
  /** Go by rules alone. */
  readonly rulesOnly?: boolean
}

export const rulesVersion = 'rules-1'
export const shippedWeights = new URL('../weights/model.bin', import.meta.url)

/** Builds the word lists into one automaton and reads the weights: about 100 ms the first time, of which the weights take a few. */
export function loadModel(options: ModelOptions = {}): ScoringModel {
  const lists = buildLists(mergeOutlets(options.outlets ?? []))
  const weights = options.weights ?? shippedWeights
  if (options.rulesOnly === true || (options.weights === undefined && !existsSync(weights)))
    return { version: rulesVersion, lists }
  const linear = new LinearModel(readModelFile(weights))
  return { version: linear.header.version, lists, linear }
}
