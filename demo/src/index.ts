export { course } from './script/course.ts'
export { startDemo, type Demo, type DemoOptions } from './start-demo.ts'
export { demoSubjects } from './watched.ts'
export { toReplay } from './to-replay.ts'
