import { runService } from '@groundswell/host'
import { alertingConfig } from './config.ts'
import { startAlerting } from './service.ts'

await runService({ name: 'alerting', schema: alertingConfig, start: startAlerting })
