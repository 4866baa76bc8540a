export { systemConfig, type SystemConfig } from './config.ts'
export { startSystem, type RunningSystem, type SystemParts } from './start-system.ts'
