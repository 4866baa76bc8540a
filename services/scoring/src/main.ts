import { runService } from '@groundswell/host'
import { scoringConfig } from './config.ts'
import { startScoring } from './service.ts'

await runService({ name: 'scoring', schema: scoringConfig, start: startScoring })
