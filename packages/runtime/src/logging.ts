import { pino, type Logger as PinoLogger } from 'pino'
import { PinoPretty } from 'pino-pretty'

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'child' | 'level'>

export interface LoggingOptions {
  readonly level: string
  /** `pretty` for a person at a terminal, `json` for a collector. Both go to standard error; standard output is for results. */
  readonly format: 'json' | 'pretty'
}

/** The one root logger; parts get `log.child({ service })`. Secrets are redacted by key name. */
export function createLogger(options: LoggingOptions): Logger {
  const redact = { paths: ['secret', '*.secret', 'password', '*.password', 'token', '*.token'], censor: '[redacted]' }
  if (options.format === 'json')
    return pino({ level: options.level, redact }, pino.destination({ dest: 2, sync: true }))
  const pretty = PinoPretty({
    destination: 2,
    colorize: process.stderr.isTTY,
    ignore: 'pid,hostname',
    translateTime: 'SYS:HH:MM:ss',
    sync: true,
  })
  return pino({ level: options.level, redact }, pretty)
}

export const silentLogger: Logger = pino({ level: 'silent' })
