import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseConfig } from '@groundswell/runtime'
import { z } from 'zod'
import { systemConfig } from './config.ts'

const examplePath = resolve(import.meta.dirname, '../../groundswell.example.yaml')

describe('groundswell.yaml', () => {
  it('is what the example says, key for key', () => {
    const config = parseConfig(readFileSync(examplePath, 'utf8'), 'groundswell.example.yaml', systemConfig)
    expect(config.subjects.map((subject) => subject.id)).toEqual(['yunling', 'haitang'])
    expect(new Set(config.sources.map((source) => source.kind))).toEqual(
      new Set(['rss', 'page', 'browser', 'imap', 'smtp']),
    )
    expect(config.channels[0]).toMatchObject({ kind: 'webhook', drills: false })
  })

  it('is shown key by key in the example, be it in a comment, and what it shows is the default', () => {
    const example = readFileSync(examplePath, 'utf8')
    const absent = keysOf(z.toJSONSchema(systemConfig, { io: 'input', unrepresentable: 'any' })).filter(
      (key) => !new RegExp(`\\b${key}:`).test(example),
    )
    expect(absent).toEqual([])
    const { crawler, indexer, incidents, gateway } = parseConfig(example, 'groundswell.example.yaml', systemConfig)
    expect({ crawler, indexer, incidents, gateway }).toEqual({
      crawler: systemConfig.shape.crawler.parse(undefined),
      indexer: systemConfig.shape.indexer.parse(undefined),
      incidents: systemConfig.shape.incidents.parse(undefined),
      gateway: systemConfig.shape.gateway.parse(undefined),
    })
  })

  it.each(['endpoint', 'onnx'])('takes what the example shows of a second opinion in comments: %s', (kind) => {
    const shown = readFileSync(examplePath, 'utf8')
      .split('  # secondOpinion:\n')
      .map((part) => /^(?: {2}# {3}.*\n)+/.exec(part)?.[0].replaceAll('  #   ', '    ') ?? '')
      .find((part) => part.includes(`kind: ${kind}`))
    const text = `scoring:\n  secondOpinion:\n${shown?.replace('change-me', 'given')}`
    const config = parseConfig(text, 'groundswell.example.yaml', systemConfig)
    expect(config.scoring.secondOpinion).toMatchObject({ kind, below: 0.6, texts: 'matched', timeout: 'PT4S' })
  })

  it('stands whole when it is empty', () => {
    const config = systemConfig.parse({})
    expect(config).toMatchObject({
      data: './data',
      timeZone: 'Asia/Shanghai',
      bus: { kind: 'embedded' },
      store: { kind: 'embedded' },
    })
    expect(config.clocks[1].map((clock) => clock.id)).toContain('first-meeting')
  })

  it('says every mistake at once: unknown keys, an empty query, a bad query with its place, an id used twice', () => {
    const text = [
      'subjects:',
      "  - {id: a, name: A, query: ''}",
      "  - {id: b, name: B, query: '云岭 AND ('}",
      '  - {id: a, name: C, query: 云岭}',
      'crawler: {intervall: 5}',
      'timeZone: Mars/Olympus',
    ].join('\n')
    const read = (): unknown => parseConfig(text, join('conf', 'groundswell.yaml'), systemConfig)
    expect(read).toThrow(/2:\d+ {2}subjects\.0\.query: a subject needs a query/)
    expect(read).toThrow(/3:\d+ {2}subjects\.1\.query: at character \d+/)
    expect(read).toThrow(/4:\d+ {2}subjects\.2\.id: the id a is used twice/)
    expect(read).toThrow(/5:\d+ {2}crawler\.intervall: unknown key/)
    expect(read).toThrow(/6:\d+ {2}timeZone: not an IANA time zone/)
  })

  it('says where a section is misspelt', () => {
    const read = (): unknown => parseConfig('data: ./data\nalertnig: {}\n', 'groundswell.yaml', systemConfig)
    expect(read).toThrow(/groundswell\.yaml:2:1 {2}alertnig: unknown key/)
  })
})

/** Every key that a JSON Schema names, at any depth. */
function keysOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const named =
    'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : []
  return [...new Set([...named, ...Object.values(schema).flatMap(keysOf)])]
}
