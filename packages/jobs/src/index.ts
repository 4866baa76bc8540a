export * from './job-document.ts'
export * from './jobs.ts'
export * from './shown-job.ts'
