export * from './tokenize.ts'
