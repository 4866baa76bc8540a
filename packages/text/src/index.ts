export * from './fold.ts'
export * from './tokenize.ts'
