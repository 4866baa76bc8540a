import { z } from 'zod'
import { gradedEvent } from './alert.ts'
import { eventTypes, topicEventType, type EventType } from './cloud-event.ts'
import { incident } from './incident.ts'
import { job } from './job.ts'
import { problem } from './problem.ts'
import { channelInput, intakeItem, sourceHealth, subject, subjectInput } from './resources.ts'
import { searchFound, searchFoundType } from './search-found.ts'
import { sourceInput } from './source.ts'
import { deadTopicOf, liveTopics, topicKeys, type LiveTopic } from './topics.ts'

/** What people and programs hand in is described as written, before defaults; everything else as it comes out. */
const handedIn = { 'intake-item': intakeItem, subject: subjectInput, channel: channelInput, source: sourceInput }
const givenOut = {
  'graded-event': gradedEvent,
  incident,
  job,
  'kept-subject': subject,
  'source-health': sourceHealth,
  problem,
  [searchFoundType]: searchFound,
}

const base = 'https://groundswell.invalid/schemas'

const about: Readonly<Record<LiveTopic, string>> = {
  'mentions.raw': 'Mentions as collected',
  'mentions.backfill': 'Mentions of the past as collected; they never delay what is live',
  'mentions.scored': 'Scored mentions',
  'mentions.backfill.scored': 'Scored mentions of the past',
  'mentions.matched':
    'One (mention, subject) pair with what alerting needs; a match an edit took away sends a retraction',
  'stories.assigned': 'Which story a mention belongs to, for each subject',
  'alerts.graded': 'One change of a graded event',
  'incidents.changed': 'One change of an incident',
}

/** Every generated file by its path under `generated/`: a JSON Schema a shape, and the AsyncAPI document of the topics. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  const add = (name: string, schema: z.ZodType, io: 'input' | 'output'): void => {
    const path = `schemas/${name}.json`
    files.set(path, printed({ ...z.toJSONSchema(schema, { target: 'draft-7', io }), $id: `${base}/${name}.json` }))
  }
  for (const [type, schema] of Object.entries(eventTypes)) add(type, schema, 'output')
  for (const [name, schema] of Object.entries(handedIn)) add(name, schema, 'input')
  for (const [name, schema] of Object.entries(givenOut)) add(name, schema, 'output')
  files.set('asyncapi.json', printed(asyncApi()))
  return files
}

function printed(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

/** https://www.asyncapi.com/docs/reference/specification/v3.0.0 */
function asyncApi(): object {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Groundswell topics',
      version: '1.0.0',
      description:
        'CloudEvents 1.0 in binary mode: attributes in ce_* headers, data as the JSON value, the key as partition key. ' +
        'At least once: equal ce_source and ce_id mean a duplicate. Names are the same on Kafka and on the embedded log.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(
      liveTopics.flatMap((topic) => {
        const type = topicEventType[topic]
        return [
          [topic, channel(topic, `${about[topic]}; keyed by ${topicKeys[topic]}.`, type, type)],
          [
            deadTopicOf(topic),
            channel(
              deadTopicOf(topic),
              `Records of ${topic} that cannot be processed.`,
              `${type}.dead`,
              `${type}.dead`,
            ),
          ],
        ]
      }),
    ),
    operations: Object.fromEntries(
      liveTopics.map((topic) => [
        `send-${topic}`,
        { action: 'send', channel: { $ref: `#/channels/${topic}` }, summary: about[topic] },
      ]),
    ),
    components: {
      messages: Object.fromEntries(
        (Object.keys(eventTypes) as EventType[]).flatMap((type) => [
          [type, message(type, {})],
          [
            `${type}.dead`,
            message(type, {
              'dead-reason': { type: 'string', description: 'Why it cannot be processed' },
              'dead-from': { type: 'string', description: 'topic/partition/offset it stood at' },
            }),
          ],
        ]),
      ),
    },
  }
}

function channel(address: string, description: string, name: string, of: string): object {
  return {
    address,
    description,
    messages: { [name]: { $ref: `#/components/messages/${of}` } },
    bindings: { kafka: { topic: address } },
  }
}

function message(type: EventType, more: object): object {
  return {
    name: type,
    contentType: 'application/json',
    headers: {
      type: 'object',
      properties: {
        ce_specversion: { const: '1.0' },
        ce_id: { type: 'string' },
        ce_source: { type: 'string' },
        ce_type: { const: type },
        ce_subject: { type: 'string' },
        ce_time: { type: 'string', format: 'date-time' },
        ce_dataschema: { const: `${base}/${type}.json` },
        'content-type': { const: 'application/json' },
        ...more,
      },
      required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time', ...Object.keys(more)],
    },
    payload: {
      schemaFormat: 'application/schema+json;version=draft-07',
      schema: { $ref: `./schemas/${type}.json` },
    },
    bindings: { kafka: { key: { type: 'string' } } },
  }
}
