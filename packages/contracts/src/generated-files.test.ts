import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { generatedFiles } from './generated-files.ts'
import { allTopics } from './topics.ts'

const folder = join(import.meta.dirname, '..', 'generated')

describe('the generated contract', () => {
  test('the committed files are what the schemas give now; mend with pnpm generate', () => {
    const committed = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.replaceAll('\\', '/'))
    expect(committed.toSorted()).toEqual([...generatedFiles().keys()].toSorted())
    for (const [path, text] of generatedFiles()) expect(readFileSync(join(folder, path), 'utf8')).toBe(text)
  })

  test('every topic and its dead letters are described, and every reference leads somewhere', () => {
    const files = generatedFiles()
    const document = JSON.parse(files.get('asyncapi.json') ?? '') as {
      channels: Record<string, unknown>
      components: { messages: Record<string, unknown> }
    }
    expect(Object.keys(document.channels).toSorted()).toEqual(allTopics.toSorted())
    const there = new Set([
      ...[...files.keys()].map((path) => `./${path}`),
      ...Object.keys(document.channels).map((name) => `#/channels/${name}`),
      ...Object.keys(document.components.messages).map((name) => `#/components/messages/${name}`),
    ])
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((found) => found[1] ?? '')
    expect(references.filter((reference) => !there.has(reference))).toEqual([])
  })
})
