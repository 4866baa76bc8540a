import { Configuration, Log, Logger as CrawleeLogger, LogLevel } from '@crawlee/basic'
import { MemoryStorage } from '@crawlee/memory-storage'
import type { Logger } from '@groundswell/runtime'

/** crawlee with nothing on disk: no ./storage folder, nothing read back, nothing purged. */
export function diskless(): Configuration {
  return new Configuration({
    storageClient: new MemoryStorage({ persistStorage: false, writeMetadata: false }),
    persistStorage: false,
    purgeOnStart: false,
    availableMemoryRatio: 0.9,
  })
}

/** What crawlee says goes to our log, for those who look for it; what matters of it is in the sources' health. */
export function quietLog(log: Logger): Log {
  class ToPino extends CrawleeLogger {
    override log(_level: number, message: string, ...rest: unknown[]): void {
      log.debug({ rest }, `crawlee: ${message}`)
    }
  }
  return new Log({ level: LogLevel.WARNING, logger: new ToPino({}), prefix: 'crawlee' })
}
