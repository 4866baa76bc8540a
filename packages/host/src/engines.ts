import { join } from 'node:path'
import { openBus, type EventBus } from '@groundswell/bus'
import { openStore, type Store } from '@groundswell/store'
import type { Logger } from '@groundswell/runtime'
import type { HostConfig } from './system-config.ts'

export interface Engines {
  readonly bus: EventBus
  readonly store: Store
  close(): Promise<void>
}

/** Opens the engines the configuration names; engines that are not there yet are waited for by their adapters, until the signal aborts. */
export async function openEngines(
  config: HostConfig,
  folder: string,
  log: Logger,
  signal?: AbortSignal,
): Promise<Engines> {
  const waiting = signal === undefined ? {} : { signal }
  const store = await openStore(config.store, {
    folder: join(folder, 'store'),
    log: log.child({ part: 'store' }),
    ...waiting,
  })
  let bus: EventBus
  try {
    bus = await openBus(config.bus, {
      folder: join(folder, 'bus'),
      log: log.child({ part: 'bus' }),
      ...waiting,
    })
  } catch (error) {
    await store.close()
    throw error
  }
  return {
    bus,
    store,
    close: async () => {
      await bus.close()
      await store.close()
    },
  }
}
