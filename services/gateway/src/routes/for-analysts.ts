import type { App, RouteParts } from '../app.ts'
import { correctionRoutes } from './corrections.ts'
import { byStoryRoutes } from './by-story.ts'
import { checkQueryRoutes } from './check-query.ts'
import { explainRoutes } from './explain.ts'
import { exportRoutes } from './export.ts'
import { feedRoutes } from './feeds.ts'
import { previewRoutes } from './preview.ts'
import { savedSearchRoutes } from './saved-searches.ts'
import { subjectClassifierRoutes } from './subject-classifier.ts'
import { trendHourRoutes } from './trends-hours.ts'
import { trendSummaryRoutes } from './trends-summary.ts'
import { trendTermRoutes } from './trends-terms.ts'

/** What analysts and brand teams do with the query language besides searching. */
export const analystRoutes: readonly ((app: App, parts: RouteParts) => void)[] = [
  correctionRoutes,
  byStoryRoutes,
  subjectClassifierRoutes,
  checkQueryRoutes,
  explainRoutes,
  previewRoutes,
  exportRoutes,
  savedSearchRoutes,
  feedRoutes,
  trendSummaryRoutes,
  trendTermRoutes,
  trendHourRoutes,
]
