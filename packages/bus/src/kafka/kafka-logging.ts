import kafkajs, { type logCreator } from 'kafkajs'
import type { Logger } from '@groundswell/runtime'

/**
 * kafkajs says at ERROR what it then mends by itself (a coordinator that is loading, a member asked to join again, a broker
 * that is restarting). The bus tells of trouble in its own words, once; here such lines go to debug.
 */
const ordinary =
  /coordinator|rebalanc|re-?join|member|generation|leader|metadata|host this topic|connect|ECONN|broker|timed? ?out|timeout|crash|restart|closed|sequence|retr/i

export function createKafkaLog(log: Logger): logCreator {
  return () => (entry) => {
    const { message, timestamp: _timestamp, logger: _logger, ...rest } = entry.log
    const cause = typeof rest['error'] === 'string' ? rest['error'] : ''
    const fields = { part: entry.namespace, reason: cause === '' ? message : `${message}: ${cause}` }
    if (entry.level === kafkajs.logLevel.ERROR && !ordinary.test(`${entry.namespace} ${fields.reason}`))
      log.warn(fields, 'The Kafka client reported an error.')
    else log.debug(fields, 'Kafka client.')
  }
}
