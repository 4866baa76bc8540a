import { describe } from 'vitest'
import { busFixture, type OpenBus } from './contract/bus-fixture.ts'
import { testGroups } from './contract/group-contract.ts'
import { testLog } from './contract/log-contract.ts'

/** What every adapter of the event bus promises; called once for each. */
export function describeEventBus(name: string, open: OpenBus): void {
  describe(`the event bus: ${name}`, () => {
    const fixture = busFixture(name, open)
    testLog(fixture)
    testGroups(fixture)
  })
}
