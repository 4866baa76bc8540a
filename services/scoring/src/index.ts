export { scoringConfig, type ScoringConfig } from './config.ts'
export { loadScoringModel } from './load-scoring-model.ts'
export { createScorer, matchedMentionsOf, retractionOf, type Scorer, type ScorerOptions } from './score-mention.ts'
export { startScoring, type ScoringServiceParts } from './service.ts'
export {
  createSubjectSet,
  type BadSubject,
  type MatchedSubject,
  type SubjectSet,
  type SubjectSetResult,
} from './subject-set.ts'
