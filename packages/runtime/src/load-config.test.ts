import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseConfig } from './load-config.ts'

const schema = z.strictObject({
  port: z.int().default(8080),
  sources: z.array(z.strictObject({ id: z.string(), url: z.url() })).default([]),
})

describe('a configuration file', () => {
  it('is read with its defaults, also when empty', () => {
    expect(parseConfig('', 'groundswell.yaml', schema)).toEqual({ port: 8080, sources: [] })
  })

  it('reports every bad key and value at once, each with its line and column', () => {
    const text = [
      'prot: 1',
      'port: no',
      'sources:',
      '  - id: a',
      '    url: nowhere',
      '    extra: 1',
      '  - url: http://a.example/',
    ].join('\n')
    const read = (): unknown => parseConfig(text, 'groundswell.yaml', schema)
    expect(read).toThrow('groundswell.yaml has 5 problems')
    expect(read).toThrow('groundswell.yaml:1:1  prot: unknown key "prot"')
    expect(read).toThrow('groundswell.yaml:2:7  port:')
    expect(read).toThrow('groundswell.yaml:5:10  sources.0.url:')
    expect(read).toThrow('groundswell.yaml:6:5  sources.0.extra: unknown key "extra"')
    expect(read).toThrow('groundswell.yaml:7:5  sources.1.id:')
  })

  it('says where the YAML itself is broken', () => {
    expect(() => parseConfig('a: [1, 2\nb: 3', 'groundswell.yaml', schema)).toThrow(
      /not valid YAML:\n {2}groundswell\.yaml:\d+:\d+/,
    )
  })
})
