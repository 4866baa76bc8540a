import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { temporaryFolder } from '@groundswell/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OnnxConfig } from './config.ts'
import { secondOpinionConfig } from './config.ts'
import { openOnnxAnswerer, probabilities } from './onnx-answerer.ts'
import type { Answerer } from './opinion.ts'

/**
 * Nothing of the product installs it, since it is 260 MB; it is fetched once, beside the checkout's own packages, and the
 * suite fails where it cannot be.
 */
const cache = resolve(import.meta.dirname, '../../../../.cache/onnxruntime')
const runtime = join(cache, 'node_modules/onnxruntime-node')
/** npm writes it last, so an install that was cut short is begun anew. */
const installed = join(cache, 'node_modules/.package-lock.json')
const installMilliseconds = 240_000
const never = new AbortController().signal

function configOf(over: Readonly<Record<string, unknown>> = {}): OnnxConfig {
  const config = secondOpinionConfig.parse({
    kind: 'onnx',
    name: 'tiny',
    model: join(import.meta.dirname, 'fixtures/tiny.onnx'),
    vocabulary: join(import.meta.dirname, 'fixtures/tiny-vocab.txt'),
    labels: ['negative', 'neutral', 'positive'],
    runtime,
    ...over,
  })
  if (config.kind !== 'onnx') throw new Error('not an onnx model')
  return config
}

let tiny: Answerer

beforeAll(async () => {
  if (!existsSync(installed)) {
    mkdirSync(cache, { recursive: true })
    const wanted = ['onnxruntime-node@1.27.0', '--prefix', cache, '--ignore-scripts', '--no-audit', '--no-fund']
    execFileSync('npm', ['install', ...wanted], { stdio: 'inherit', timeout: installMilliseconds })
  }
  tiny = await openOnnxAnswerer(configOf())
})
afterAll(() => tiny.close())

describe('a classifier of one’s own', () => {
  it('answers by its logits', async () => {
    expect(tiny.id).toBe('onnx:tiny')
    const slow = await tiny.ask('慢慢慢！', never)
    expect(slow.polarity).toBe('negative')
    // Three times 慢 is a logit of 6 beside two of 0.
    expect(slow.confidence).toBeCloseTo(Math.exp(6) / (Math.exp(6) + 2), 5)
    expect((await tiny.ask('好', never)).polarity).toBe('positive')
    expect((await tiny.ask('件', never)).polarity).toBe('neutral')
  })

  it('answers several at once, each as by itself, and reads no further than it may', async () => {
    const texts = ['慢', '好好', '件件件', '好慢好']
    const alone = []
    for (const text of texts) alone.push(await tiny.ask(text, never))
    expect(await Promise.all(texts.map((text) => tiny.ask(text, never)))).toEqual(alone)
    const short = await openOnnxAnswerer(configOf({ maximumTokens: 8 }))
    expect((await short.ask(`${'慢'.repeat(6)}${'好'.repeat(900)}`, never)).polarity).toBe('negative')
    await short.close()
  })

  it('gives up on a text when the time is over', async () => {
    await expect(tiny.ask('慢', AbortSignal.abort())).rejects.toMatchObject({ reason: 'late' })
  })

  it('knows its outputs by the configured labels and temperature', () => {
    const two = probabilities([0, 2], { labels: ['positive', 'negative'], temperature: 2 })
    expect(two.negative).toBeCloseTo(Math.E / (1 + Math.E), 10)
    expect(two.neutral).toBe(0)
    expect(() => probabilities([Number.NaN, 1], { labels: ['positive', 'negative'], temperature: 1 })).toThrow(
      'not finite',
    )
  })
})

describe('what cannot be opened', () => {
  it('is said at the start: no runtime, no model, a broken one, other labels', async () => {
    await expect(openOnnxAnswerer(configOf({ runtime: '/nowhere/onnxruntime-node' }))).rejects.toThrow(
      /cannot be loaded[\s\S]*npm install --prefix/,
    )
    await expect(openOnnxAnswerer(configOf({ runtime: 'no-such-package' }))).rejects.toThrow('cannot be loaded')
    await expect(openOnnxAnswerer(configOf({ model: '/nowhere/model.onnx' }))).rejects.toThrow('there is no model')
    await expect(openOnnxAnswerer(configOf({ labels: ['negative', 'positive'] }))).rejects.toThrow(
      'has 3 numbers in logits, and 2 labels are configured',
    )
    using folder = temporaryFolder()
    const broken = join(folder.path, 'broken.onnx')
    writeFileSync(broken, 'no model')
    await expect(openOnnxAnswerer(configOf({ model: broken }))).rejects.toThrow('cannot be read')
  })
})
