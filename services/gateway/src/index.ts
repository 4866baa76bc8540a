export type { DemoInfo, GatewayParts } from './app.ts'
export { gatewayConfig, type GatewayConfig } from './config.ts'
export { startGateway, type RunningGateway } from './service.ts'
