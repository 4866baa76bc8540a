export { incidentsConfig, type IncidentsConfig } from './config.ts'
export { startIncidents } from './service.ts'
