import { runService } from '@groundswell/host'
import { incidentsConfig } from './config.ts'
import { startIncidents } from './service.ts'

await runService({ name: 'incidents', schema: incidentsConfig, start: startIncidents })
