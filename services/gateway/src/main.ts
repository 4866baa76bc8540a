import { runService } from '@groundswell/host'
import { gatewayConfig } from './config.ts'
import { startGateway } from './service.ts'

await runService({ name: 'gateway', schema: gatewayConfig, start: startGateway })
