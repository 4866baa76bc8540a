import { runService } from '@groundswell/host'
import { gatewayConfig } from './config.ts'
import { startGateway } from './service.ts'

await runService({
  name: 'gateway',
  schema: gatewayConfig,
  start: async (config, parts) => {
    const gateway = await startGateway(config, parts)
    if (gateway.adminLink !== undefined)
      process.stdout.write(
        `\n  Sign in  ${gateway.adminLink}\n           (once, as administrator; good for 24 hours)\n\n`,
      )
    return gateway
  },
})
