import { expect, it } from 'vitest'
import { expectNothingLost } from './expect-nothing-lost.ts'
import { faultInput } from './input.ts'
import { killRun, type Deployment } from './kill-run.ts'

const count = 20_000
const seed = 41

const oneProcess: Deployment = {
  config: {},
  processes: [{ name: 'groundswell', script: 'system/src/main.ts' }],
}

it(`loses nothing of ${count} mentions when the one process is killed (seed ${seed})`, async () => {
  const items = faultInput(count, new Date())
  const calm = await killRun(oneProcess, items, { killsEach: 0, seed })
  const killed = await killRun(oneProcess, items, { killsEach: 4, seed })
  expect(killed.kills).toBe(4)
  expectNothingLost(killed, calm, count)
})
