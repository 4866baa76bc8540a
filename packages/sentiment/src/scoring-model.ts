import { buildLists, type Lists } from './build-vocabulary.ts'
import { mergeOutlets, type Outlet } from './signals/outlets.ts'

/** Everything scoring needs, read once; holds no state, so one serves a whole process. */
export interface ScoringModel {
  /** What stands in the field `model` of a mention. */
  readonly version: string
  readonly lists: Lists
}

export interface ModelOptions {
  /** Outlets of this installation, before the default ones. */
  readonly outlets?: readonly Outlet[]
}

export const rulesVersion = 'rules-1'

/** Takes about 60 ms: builds the word lists into one automaton. */
export function loadModel(options: ModelOptions = {}): ScoringModel {
  return { version: rulesVersion, lists: buildLists(mergeOutlets(options.outlets ?? [])) }
}
