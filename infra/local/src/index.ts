export * from './find-java.ts'
export * from './local-engines.ts'
