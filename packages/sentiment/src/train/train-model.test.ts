import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { buildLists } from '../build-vocabulary.ts'
import { loadModel, scoreText } from '../index.ts'
import { writeModelFile } from '../linear/model-file.ts'
import { readOwnCsv } from './read-csv.ts'
import { trainModel } from './train-model.ts'

const csv = `text,label
"托盘翻了，""全场""重来",neg
托盘翻了两次,neg
托盘又翻了,neg
托盘翻在门口,neg
刚才托盘翻了,neg
月台早就空了,pos
月台空了真省事,pos
月台空了,pos
今天月台空了,pos
终于月台空了,pos
封条断了两根,event
封条断了,event
封条又断了,event
封条断了一半,event
封条断了好多,event
路由很准,quiet
今天路由很准,quiet
路由准,quiet
路由一直准,quiet
路由准得很,quiet
`
const lists = buildLists([])
const folder = mkdtempSync(join(tmpdir(), 'groundswell-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function train(): ReturnType<typeof trainModel> {
  return trainModel(new Map(), [], { version: 'own-1', seed: 3, lists, own: readOwnCsv(csv), say: () => {} })
}

describe('training on a CSV of one’s own', () => {
  it('learns its words, gives the same weights for the same seed, and serves as the model', () => {
    const first = train()
    const second = train()
    expect(Buffer.compare(Buffer.from(first.file.weights.buffer), Buffer.from(second.file.weights.buffer))).toBe(0)
    const path = join(folder, 'model.bin')
    writeModelFile(path, first.file)
    const model = loadModel({ weights: path })
    expect(model.version).toBe('own-1')
    expect(scoreText(model, { text: '托盘翻了' }).polarityScore).toBeLessThan(0)
    expect(scoreText(model, { text: '月台空了' }).polarityScore).toBeGreaterThan(0)
    expect(scoreText(model, { text: '封条断了' }).negativeEvent).toBeGreaterThan(0.5)
    expect(scoreText(model, { text: '路由准' }).negativeEvent).toBeLessThan(0.5)
    expect(scoreText(model, { text: '路由准' }).emotion).toBe('none')
  }, 180_000)
})
