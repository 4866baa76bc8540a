import type { EventBus } from '@groundswell/bus'
import type { Subject, SubjectClassifier } from '@groundswell/contracts'
import type { Clock, Logger, Metrics, RunningService } from '@groundswell/runtime'
import { subjectJudge, type SubjectJudge } from '@groundswell/sentiment/subject-classifier'
import { Settings, subjectClassifierSettings, subjectSettings } from '@groundswell/settings'
import type { Store } from '@groundswell/store'
import type { ScoringConfig } from './config.ts'
import { createScoringPipeline, type BatchDone, type RawTopic } from './pipeline.ts'
import { startRetroMatcher } from './retro-match/retro-matcher.ts'
import { createScorer } from './score-mention.ts'
import { openSecondOpinion } from './second-opinion/open-second-opinion.ts'
import { createSubjectSet, withJudges, type SubjectSet } from './subject-set.ts'

export interface ScoringServiceParts {
  readonly bus: EventBus
  readonly store: Store
  readonly log: Logger
  readonly metrics: Metrics
  readonly clock: Clock
  readonly timeZone: string
}

/** Scores what was collected and matches it with the subjects; history in a subscription of its own, so that it never delays live. */
export async function startScoring(config: ScoringConfig, parts: ScoringServiceParts): Promise<RunningService> {
  const { bus, clock, log, metrics, timeZone } = parts
  const { documents } = parts.store
  const scorer = createScorer({ outlets: config.outlets, weights: config.weights })
  const secondOpinion = await openSecondOpinion(config.secondOpinion, { documents, clock, log, metrics, timeZone })
  let subjects: SubjectSet = createSubjectSet([], '0', timeZone).set
  const settings = new Settings(documents, subjectSettings, clock)
  const said = new Map<string, number>()
  const watching = await settings.watch({
    log,
    apply: (current, version) => {
      subjects = readSubjects(current, version, timeZone, log, said)
    },
  })
  let judges: ReadonlyMap<string, SubjectJudge> = new Map()
  const watchingClassifiers = await new Settings(documents, subjectClassifierSettings, clock).watch({
    log,
    apply: (current) => {
      judges = judgesOf(current)
    },
  })
  const onBatch = countBatches(metrics)
  const subscribe = (topic: RawTopic, group: string): ReturnType<EventBus['subscribe']> =>
    bus.subscribe({
      group,
      topics: [topic],
      maximumBatch: config.maximumBatch,
      handle: createScoringPipeline(topic, {
        bus,
        documents,
        scorer,
        reviewer: secondOpinion,
        log,
        subjects: () => withJudges(subjects, judges),
        onBatch,
      }),
    })
  const live = await subscribe('mentions.raw', 'scoring')
  const history = await subscribe('mentions.backfill', 'scoring-backfill')
  const retroMatcher = startRetroMatcher({
    bus,
    store: parts.store,
    log,
    clock,
    timeZone,
    judge: scorer.judge,
    judgeOf: (id) => judges.get(id),
  })
  return {
    name: 'scoring',
    ended: Promise.race([live.ended, history.ended, retroMatcher.ended]),
    health: async () => [
      {
        name: 'scoring',
        ready: true,
        detail: `subjects at version ${subjects.version}, ${judges.size} of them with a classifier`,
      },
      ...secondOpinion.health(),
    ],
    stop: async () => {
      await Promise.all([live.close(), history.close(), retroMatcher.close()])
      await Promise.all([watching.close(), watchingClassifiers.close()])
      await secondOpinion.close()
    },
  }
}

function judgesOf(classifiers: ReadonlyMap<string, SubjectClassifier>): Map<string, SubjectJudge> {
  const judges = new Map<string, SubjectJudge>()
  for (const [id, classifier] of classifiers) {
    const judge = subjectJudge(classifier)
    if (judge !== undefined) judges.set(id, judge)
  }
  return judges
}

/** Says once for each version of a subject that its query no longer parses. */
function readSubjects(
  current: ReadonlyMap<string, Subject>,
  version: string,
  timeZone: string,
  log: Logger,
  said: Map<string, number>,
): SubjectSet {
  const { set, bad } = createSubjectSet(current.values(), version, timeZone)
  for (const { subject, error } of bad) {
    const stands = current.get(subject.id)?.version ?? 0
    if (said.get(subject.id) === stands) continue
    said.set(subject.id, stands)
    log.error(
      { subject: subject.id, query: subject.query, reason: error?.message.en, at: error?.start },
      'A subject is skipped: its query does not parse. Mend it under Subjects.',
    )
  }
  return set
}

function countBatches(metrics: Metrics): (done: BatchDone) => void {
  const scored = metrics.counter('groundswell_scoring_scored_total', 'Mentions scored', ['topic'])
  const matched = metrics.counter('groundswell_scoring_matched_total', 'Pairs of mention and subject published')
  const dead = metrics.counter('groundswell_scoring_dead_total', 'Records that could not be read', ['topic'])
  const duration = metrics.histogram('groundswell_scoring_batch_seconds', 'Time a batch took, publishing included')
  return (done) => {
    scored.inc({ topic: done.topic }, done.scored)
    matched.inc(done.matched)
    dead.inc({ topic: done.topic }, done.dead)
    duration.observe(done.seconds)
  }
}
