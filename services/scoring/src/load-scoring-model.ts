import { UserError } from '@groundswell/runtime'
import { loadModel, ModelFileError, type ModelOptions, type ScoringModel } from '@groundswell/sentiment'

/** The model of these options; weights that cannot be used are for a person to mend, who is told how. */
export function loadScoringModel(options: ModelOptions): ScoringModel {
  try {
    return loadModel(options)
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error
    throw new UserError(
      error.message,
      'name a model.bin that pnpm train of this version wrote, or none for the shipped one',
    )
  }
}
