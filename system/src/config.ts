import { z } from 'zod'
import { alertingConfig } from '@groundswell/alerting'
import { crawlerConfig } from '@groundswell/crawler'
import { gatewayConfig } from '@groundswell/gateway'
import { hostConfig } from '@groundswell/host'
import { incidentsConfig } from '@groundswell/incidents'
import { indexerConfig } from '@groundswell/indexer'
import { scoringConfig } from '@groundswell/scoring'

/** The whole of `groundswell.yaml`: what every process reads, and a section for each service. */
export const systemConfig = z.strictObject({
  ...hostConfig,
  crawler: crawlerConfig.prefault({}),
  scoring: scoringConfig.prefault({}),
  indexer: indexerConfig.prefault({}),
  alerting: alertingConfig.prefault({}),
  incidents: incidentsConfig.prefault({}),
  gateway: gatewayConfig.prefault({}),
})
export type SystemConfig = z.infer<typeof systemConfig>
